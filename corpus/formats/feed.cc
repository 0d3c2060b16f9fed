// RSS 0.9 to 2.0 and Atom: an item or entry is an article, if of its text only the beginning.
#include <algorithm>
#include <array>
#include <utility>

#include "corpus/content_filter.h"
#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/formats/xml.h"
#include "corpus/language.h"
#include "corpus/page/page.h"

namespace tallyman::corpus {
namespace {

// Extensions whose elements have the names of a feed's own: of pictures, broadcasts, shops.
bool IsExtension(std::string_view prefix) {
  constexpr std::array<std::string_view, 7> kExtensions = {"media", "itunes", "googleplay", "podcast", "g", "yt", "excerpt"};
  return std::find(kExtensions.begin(), kExtensions.end(), prefix) != kExtensions.end();
}

// The item's own element of that name; null where there is none.
const xmlNode* Own(const xmlNode* item, std::string_view local_name) {
  for (const xmlNode* child = item->children; child != nullptr; child = child->next)
    if (child->type == XML_ELEMENT_NODE && LocalName(*child) == local_name && !IsExtension(Prefix(*child))) return child;
  return nullptr;
}

// The content of an element that holds HTML, escaped or as elements, as text.
std::string HtmlText(const xmlNode* node) {
  if (node == nullptr) return "";
  return TextOfHtml(AttributeOf(node, "type") == "xhtml" ? InnerXml(node) : TextOf(node));
}

std::string LinkOf(const xmlNode* item) {
  std::string link = TextOf(Own(item, "link"));
  if (!link.empty()) return link;
  for (const xmlNode* child = item->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || LocalName(*child) != "link") continue;
    const std::string relation = AttributeOf(child, "rel");
    if (relation.empty() || relation == "alternate") return AttributeOf(child, "href");
  }
  return "";
}

// The id of an item, where it is one all over the world: an URL or URN.
std::string IdOf(const xmlNode* item) {
  for (const char* name : {"guid", "id"}) {
    std::string id = TextOf(Own(item, name));
    if (id.find(':') != std::string::npos) return id;
  }
  return "";
}

class Feed : public Format {
 public:
  std::string_view name() const override { return "RSS or Atom"; }
  bool Matches(std::string_view start) const override {
    const std::string_view root = RootElement(start);
    return root == "rss" || root == "feed" || root == "rdf:RDF" || root.ends_with(":feed");
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return OpenXmlRecords(*this, member, options, {"item", "entry"});
  }

  Parsed Parse(RawArticle raw, const ReadOptions& options) const override {
    if (JudgeContent(raw.bytes, options) == ContentVerdict::kRuledOut) return LeftOut{LeftOut::Reason::kRuledOut};
    const XmlRecord record(std::exchange(raw.bytes, {}));
    const xmlNode* const item = record.root() == nullptr ? nullptr : record.root()->children;
    if (item == nullptr) return Skipped{raw.position, "the item cannot be read as XML"};
    schema::Article article;
    article.position = raw.position;
    article.id = IdOf(item);
    if (article.id.empty()) article.id = raw.MadeId();
    if (std::string link = LinkOf(item); !link.empty()) article.url = std::move(link);
    article.title = HtmlText(Own(item, "title"));
    for (const char* name : {"encoded", "content", "description", "summary"})
      if (article.text.empty()) article.text = HtmlText(Own(item, name));
    if (article.text.empty() && article.title.empty()) return Skipped{raw.position, "the item holds no text"};
    article.language = DetectLanguage(article.text);
    if (article.language.empty()) article.language = ParseLanguage(AttributeOf(record.root(), "language")).value_or("");
    for (const char* name : {"pubDate", "published", "date", "issued", "updated"})
      if (!article.published) article.published = ReadDate(TextOf(Own(item, name)), article.language);
    const xmlNode* const source = Own(item, "source");
    const xmlNode* const title_of_source = Find(source, "title");  // as Atom has it
    std::string publisher = TextOf(title_of_source == nullptr ? source : title_of_source);
    if (publisher.empty()) publisher = AttributeOf(record.root(), "title");
    if (!publisher.empty()) article.publisher = std::move(publisher);
    return article;
  }
};

}  // namespace

const Format& FeedFormat() {
  static const Feed format;
  return format;
}

}  // namespace tallyman::corpus
