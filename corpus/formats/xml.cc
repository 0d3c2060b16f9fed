#include "corpus/formats/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "corpus/encoding.h"
#include "corpus/libxml.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

// Lengths are bounded here: libxml2's own bound on a text is no article's, and ends the record in silence.
constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS | XML_PARSE_HUGE;

// Tags, attributes and named references of one record, each of which takes some 300 bytes of memory as a part of its tree.
constexpr std::size_t kMostMarkup = 500'000;

std::string_view View(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

struct FreeBuffer {
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
using Buffer = std::unique_ptr<xmlBuffer, FreeBuffer>;

std::string Dumped(xmlDoc* document, xmlNode* node) {
  const Buffer buffer(xmlBufferCreate());
  xmlNodeDump(buffer.get(), document, node, 0, 0);
  return std::string(View(xmlBufferContent(buffer.get())));
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '<':
        escaped += "&lt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// Named references of HTML, which XML does not know, as the characters that they stand for.
std::string WithCharacters(const std::string& xml) {
  static const RE2 reference("&([A-Za-z][A-Za-z0-9]{1,30});");
  std::string written;
  re2::StringPiece rest(xml), name;
  const char* copied = xml.data();
  while (RE2::FindAndConsume(&rest, reference, &name)) {
    const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
    if (entity == nullptr || entity->value < 128) continue;
    written.append(copied, static_cast<std::size_t>(name.data() - 1 - copied));
    written += "&#" + std::to_string(entity->value) + ";";
    copied = rest.data();
  }
  return written.append(copied, static_cast<std::size_t>(xml.data() + xml.size() - copied));
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether a record's tree would fill memory.
bool HasTooMuchMarkup(std::string_view xml) {
  if (xml.size() <= kMostMarkup) return false;
  std::size_t count = 0;
  for (std::size_t at = 0; at + 1 < xml.size(); ++at)
    count += xml[at] == '<' || xml[at] == '=' || (xml[at] == '&' && IsLetter(xml[at + 1]));
  return count > kMostMarkup;
}

// Whether a text between tags, or a CDATA section, has more than `limit` bytes.
bool HasTextBeyond(std::string_view xml, std::size_t limit) {
  constexpr std::string_view kBegin = "<![CDATA[", kEnd = "]]>";
  for (std::size_t at = 0; xml.size() - at > limit;) {
    const bool is_section = xml.substr(at).starts_with(kBegin);
    const std::size_t end = std::min(is_section ? xml.find(kEnd, at) : xml.find('<', at + 1), xml.size());
    if (end - at > limit) return true;
    at = end;
  }
  return false;
}

// Finds records by their tags alone: one that is malformed does no harm to the others.
class XmlRecordCutter : public Cutter {
 public:
  XmlRecordCutter(const Format& format, const Member& member, const ReadOptions& options, std::vector<std::string> names)
      : Cutter(format, member, options), names_(std::move(names)) {}

  std::optional<Record> Next() override {
    std::string between;
    for (;;) {
      const ByteSource::Result found = source().ReadThrough("<", kLargestHead, between);
      if (number_ == 0 && head_.size() + between.size() < kLargestHead) head_ += between;
      const bool is_end = found == ByteSource::Result::kEnd || (found == ByteSource::Result::kRead && !between.ends_with('<'));
      if (is_end && number_ == 0 && !std::exchange(reported_, true) && !Trimmed(between).empty())
        return SkippedAt(0, "breaks off before the first element <" + names_.front() + ">");
      if (is_end) return std::nullopt;
      if (PassOverAside()) continue;
      const std::string_view ready = source().Peek(kLongestName);
      const std::string name(ready.substr(0, ready.find_first_of(" \t\r\n/>")));
      if (IsRecord(name)) return TakeRecord(name);
    }
  }

 private:
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kAsides = {{{"<!--", "-->"}, {"<![CDATA[", "]]>"}}};
  static constexpr std::size_t kLargestHead = 64 * 1024;
  static constexpr std::size_t kLongestName = 128;

  // Behind a "<": passes over a comment or a CDATA section, in which tags are no tags.
  bool PassOverAside() {
    for (const auto& [begin, end] : kAsides) {
      if (source().Peek(begin.size() - 1) != begin.substr(1)) continue;
      std::string aside;
      return source().ReadThrough(end, kLargestHead, aside) != ByteSource::Result::kEnd;
    }
    return false;
  }

  // Follows comments and CDATA sections through an element that is read piece by piece.
  class Asides {
   public:
    // Whether the element ends within one. `element` is what it was before, and more, up to the end of a tag.
    bool HoldEndOf(std::string_view element) {
      for (;;) {
        if (end_.empty() && !FindNext(element)) return false;
        const std::size_t found = element.find(end_, at_);
        at_ = found == std::string_view::npos ? element.size() : found + end_.size();
        if (found == std::string_view::npos) return true;
        end_ = {};
      }
    }

   private:
    bool FindNext(std::string_view element) {
      std::size_t next = std::string_view::npos;
      for (const auto& [begin, end] : kAsides)
        if (const std::size_t found = element.find(begin, at_); found < next) {
          next = found;
          end_ = end;
        }
      at_ = next == std::string_view::npos ? element.size() : next;
      return next != std::string_view::npos;
    }

    std::size_t at_ = 0;    // what stands before it is done with
    std::string_view end_;  // of the one that is open there
  };

  bool IsRecord(std::string_view name) const {
    const std::size_t colon = name.find(':');
    return std::find(names_.begin(), names_.end(), colon == std::string_view::npos ? name : name.substr(colon + 1)) != names_.end();
  }

  Record TakeRecord(const std::string& name) {
    if (number_ == 0) TakeHead();
    RawArticle raw = RawAt(source().offset() - 1, ++number_);
    const std::string end = "</" + name + ">";
    ByteSource::Result found = source().ReadThrough(end, limit(), raw.bytes);
    Asides asides;
    for (std::string more; found == ByteSource::Result::kRead && raw.bytes.ends_with(end) && asides.HoldEndOf(raw.bytes);) {
      found = source().ReadThrough(end, limit() - std::min(limit(), raw.bytes.size()), more);
      raw.bytes += more;
    }
    if (found == ByteSource::Result::kTooLong) return SkippedAt(raw.position.offset, TooLong("the element"));
    if (!raw.bytes.ends_with(end)) return SkippedAt(raw.position.offset, "the element <" + name + "> breaks off");
    raw.bytes.insert(raw.bytes.begin(), '<');
    const std::uint64_t offset = raw.position.offset;
    raw.bytes = WithCharacters(DecodeText(std::exchange(raw.bytes, {}), {encoding_}, true).text);
    if (raw.bytes.size() > limit()) return SkippedAt(offset, TooLong("the element, as UTF-8,"));
    if (HasTextBeyond(raw.bytes, page_limit())) return SkippedAt(offset, corpus::TooLong("a text in the element", page_limit()));
    if (HasTooMuchMarkup(raw.bytes))
      return SkippedAt(offset, "the element holds more than " + std::to_string(kMostMarkup) + " tags, attributes and references");
    raw.bytes.insert(0, "<record title=\"" + Escaped(title_) + "\" language=\"" + Escaped(language_) + "\">");
    raw.bytes += "</record>";
    return raw;
  }

  // Keeps encoding, title and language of the whole, which stand before the first record.
  void TakeHead() {
    static const RE2 encoding(R"(^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_.:-]+))");
    RE2::PartialMatch(head_, encoding, &encoding_);
    // What is read byte by byte up to here is no UTF-16 any more.
    if (RE2::PartialMatch(encoding_, "(?i)^utf-?16")) encoding_ = "utf-8";
    head_.pop_back();
    const XmlRecord head(
        "<record>" + WithCharacters(DecodeText(head_.substr(head_.starts_with("<?") ? head_.find('>') + 1 : 0), {encoding_}, true).text));
    title_ = TextOf(Find(head.root(), "title"));
    language_ = TextOf(Find(head.root(), "language"));
    head_.clear();
  }

  std::vector<std::string> names_;
  std::uint64_t number_ = 0;
  bool reported_ = false;
  std::string head_, encoding_, title_, language_;
};

}  // namespace

std::string_view RootElement(std::string_view start) {
  while (start.starts_with("<?") || start.starts_with("<!")) {
    const std::size_t first = start.find_first_of("[>");
    const bool has_subset = start.starts_with("<!DOCTYPE") && first != std::string_view::npos && start[first] == '[';
    const std::string_view end = start.starts_with("<!--") ? "-->" : has_subset ? "]>" : ">";
    const std::size_t at = start.find(end);
    if (at == std::string_view::npos) return "";
    start.remove_prefix(at + end.size());
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  }
  if (!start.starts_with('<')) return "";
  return start.substr(1, start.find_first_of(" \t\r\n/>") - 1);
}

std::unique_ptr<Cutter> OpenXmlRecords(const Format& format, const Member& member, const ReadOptions& options,
                                       std::vector<std::string> names) {
  return std::make_unique<XmlRecordCutter>(format, member, options, std::move(names));
}

XmlRecord::XmlRecord(std::string xml) {
  struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  };
  SetUpLibxml();
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) throw std::bad_alloc();
  // Without this some messages go to standard error, whatever the options say.
  context->sax->serror = [](void*, xmlError*) {};
  document_.reset(xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", kOptions));
}

const xmlNode* XmlRecord::root() const { return document_ == nullptr ? nullptr : xmlDocGetRootElement(document_.get()); }

std::string_view LocalName(const xmlNode& node) {
  const std::string_view name = View(node.name);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Prefix(const xmlNode& node) {
  const std::string_view name = View(node.name);
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) return name.substr(0, colon);
  return node.ns == nullptr ? std::string_view() : View(node.ns->prefix);
}

const xmlNode* Find(const xmlNode* node, std::string_view local_name) {
  if (node == nullptr) return nullptr;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next)
    if (child->type == XML_ELEMENT_NODE && LocalName(*child) == local_name) return child;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (const xmlNode* const found = Find(child, local_name)) return found;
  }
  return nullptr;
}

std::string TextOf(const xmlNode* node) {
  if (node == nullptr) return "";
  const std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(node), [](void* text) { xmlFree(text); });
  std::string text(View(content.get()));
  RepairUtf8(text);
  return std::string(Trimmed(text));
}

std::string InnerXml(const xmlNode* node) {
  std::string xml;
  if (node == nullptr) return xml;
  for (xmlNode* child = node->children; child != nullptr; child = child->next) xml += Dumped(node->doc, child);
  return xml;
}

std::string AttributeOf(const xmlNode* node, std::string_view local_name) {
  if (node == nullptr) return "";
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    const auto* const as_node = reinterpret_cast<const xmlNode*>(attribute);
    if (LocalName(*as_node) == local_name) return TextOf(as_node);
  }
  return "";
}

}  // namespace tallyman::corpus
