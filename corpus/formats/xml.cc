#include "corpus/formats/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS;

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
      case '<': escaped += "&lt;"; break;
      case '&': escaped += "&amp;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

class XmlRecordCutter : public Cutter {
 public:
  XmlRecordCutter(const Format& format, const Member& member, const ReadOptions& options, std::vector<std::string> names)
      : Cutter(format, member, options), names_(std::move(names)), reader_(xmlReaderForIO(&ReadBytes, nullptr, this, nullptr, nullptr, kOptions)) {
    if (reader_ == nullptr) throw std::bad_alloc();
    // Errors are told by the results; without a handler libxml2 prints them.
    xmlTextReaderSetErrorHandler(reader_.get(), [](void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}, nullptr);
  }

  std::optional<Record> Next() override {
    while (!done_) {
      allowed_ = source().offset() + limit() + kReadAhead;
      const int result = std::exchange(skip_subtree_, false) ? xmlTextReaderNext(reader_.get()) : xmlTextReaderRead(reader_.get());
      if (result == 1 && xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_ELEMENT) {
        if (IsRecord()) return TakeRecord();
        TakeHead();
      }
      if (result == 1) continue;
      done_ = true;
      if (too_long_) return SkippedAt(Offset(), TooLong("the element"));
      if (result < 0 && !source().damage()) return SkippedAt(Offset(), "the XML is damaged from here on");
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kReadAhead = 64 * 1024;

  struct FreeReader {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
  };

  static int ReadBytes(void* context, char* out, int size) {
    XmlRecordCutter& self = *static_cast<XmlRecordCutter*>(context);
    if (self.source().offset() > self.allowed_) {
      self.too_long_ = true;
      return -1;
    }
    const std::string_view ready = self.source().Peek(static_cast<std::size_t>(size));
    std::memcpy(out, ready.data(), ready.size());
    self.source().Skip(ready.size());
    return static_cast<int>(ready.size());
  }

  std::uint64_t Offset() const {
    const long consumed = xmlTextReaderByteConsumed(reader_.get());
    return consumed > 0 ? static_cast<std::uint64_t>(consumed) : 0;
  }

  bool IsRecord() const {
    const std::string_view name = View(xmlTextReaderConstLocalName(reader_.get()));
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  std::optional<Record> TakeRecord() {
    RawArticle raw = RawAt(Offset(), ++number_);
    xmlNode* const node = xmlTextReaderExpand(reader_.get());
    if (node == nullptr) {
      done_ = true;
      if (source().damage()) return SkippedAt(raw.position.offset, "the element breaks off");
      return SkippedAt(raw.position.offset, too_long_ ? TooLong("the element") : "the XML is damaged from here on");
    }
    raw.bytes = "<record title=\"" + Escaped(title_) + "\" language=\"" + Escaped(language_) + "\">" + Dumped(xmlTextReaderCurrentDoc(reader_.get()), node) + "</record>";
    skip_subtree_ = true;
    return raw;
  }

  // Keeps the title and language of the whole.
  void TakeHead() {
    if (number_ > 0) return;
    const std::string_view name = View(xmlTextReaderConstLocalName(reader_.get()));
    std::string* const kept = name == "title" ? &title_ : name == "language" ? &language_ : nullptr;
    if (kept == nullptr || !kept->empty()) return;
    if (const xmlNode* const node = xmlTextReaderExpand(reader_.get())) *kept = TextOf(node);
  }

  std::vector<std::string> names_;
  std::uint64_t allowed_ = 0;
  bool too_long_ = false;
  bool done_ = false;
  bool skip_subtree_ = false;
  std::uint64_t number_ = 0;
  std::string title_, language_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
};

}  // namespace

std::string_view RootElement(std::string_view start) {
  while (start.starts_with("<?") || start.starts_with("<!")) {
    const std::string_view end = start.starts_with("<!--") ? "-->" : ">";
    const std::size_t at = start.find(end);
    if (at == std::string_view::npos) return "";
    start.remove_prefix(at + end.size());
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  }
  if (!start.starts_with('<')) return "";
  return start.substr(1, start.find_first_of(" \t\r\n/>") - 1);
}

std::unique_ptr<Cutter> OpenXmlRecords(const Format& format, const Member& member, const ReadOptions& options, std::vector<std::string> names) {
  return std::make_unique<XmlRecordCutter>(format, member, options, std::move(names));
}

XmlRecord::XmlRecord(const std::string& xml) : document_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", kOptions)) {}

const xmlNode* XmlRecord::root() const { return document_ == nullptr ? nullptr : xmlDocGetRootElement(document_.get()); }

std::string_view LocalName(const xmlNode& node) {
  const std::string_view name = View(node.name);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
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
