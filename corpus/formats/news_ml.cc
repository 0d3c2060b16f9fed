// NewsML-G2, whose items hold NITF, HTML or plain text, and NITF by itself.
#include <utility>

#include "corpus/content_filter.h"
#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/formats/xml.h"
#include "corpus/language.h"
#include "corpus/page/page.h"

namespace tallyman::corpus {
namespace {

// The texts of the parts of a dateline, or its own.
std::string DatelineOf(const xmlNode* dateline) {
  if (dateline == nullptr) return "";
  std::string line;
  for (const xmlNode* part = dateline->children; part != nullptr; part = part->next) {
    const std::string text = TextOf(part);
    if (text.empty()) continue;
    const bool is_glued = line.empty() || text.find_first_of(",;.-") == 0;
    line += (is_glued ? "" : part->type == XML_ELEMENT_NODE ? ", " : " ") + text;
  }
  return line;
}

// The story where blocks say that they are its beginning and all of it, else all that the body holds.
const xmlNode* StoryOf(const xmlNode* content) {
  const xmlNode* whole = nullptr;
  if (content == nullptr) return nullptr;
  for (const xmlNode* block = content->children; block != nullptr; block = block->next)
    if (block->type == XML_ELEMENT_NODE && AttributeOf(block, "class") == "full_text") whole = block;
  return whole == nullptr ? content : whole;
}

void TakeNitf(const xmlNode* nitf, schema::Article& article) {
  const xmlNode* const body = Find(nitf, "body");
  if (article.title.empty()) article.title = TextOf(Find(Find(body, "body.head"), "hl1"));
  if (article.title.empty()) article.title = TextOf(Find(Find(nitf, "head"), "title"));
  const std::string dateline = DatelineOf(Find(body, "dateline"));
  article.text = TextOfHtml(InnerXml(StoryOf(Find(body, "body.content"))));
  if (!dateline.empty() && !article.text.starts_with(dateline)) article.text = dateline + "\n" + article.text;
  const xmlNode* const data = Find(nitf, "docdata");
  for (const std::string& date : {AttributeOf(Find(data, "date.issue"), "norm"), AttributeOf(Find(data, "date.release"), "norm"),
                                  AttributeOf(Find(nitf, "pubdata"), "date.publication"), AttributeOf(Find(body, "story.date"), "norm")}) {
    if (!article.published) article.published = ReadDate(date, article.language);
  }
  if (article.id.empty()) article.id = AttributeOf(Find(data, "doc-id"), "id-string");
  if (!article.publisher) {
    for (std::string name : {AttributeOf(Find(nitf, "pubdata"), "name"), TextOf(Find(body, "distributor"))})
      if (!article.publisher && !name.empty()) article.publisher = std::move(name);
  }
}

void TakeNewsItem(const xmlNode* item, schema::Article& article) {
  article.id = AttributeOf(item, "guid");
  const xmlNode* const meta = Find(item, "itemMeta");
  const xmlNode* const content_meta = Find(item, "contentMeta");
  article.title = TextOf(Find(content_meta, "headline"));
  for (const char* name : {"contentCreated", "contentModified"})
    if (!article.published) article.published = ReadDate(TextOf(Find(content_meta, name)), "");
  for (const char* name : {"firstCreated", "versionCreated"})
    if (!article.published) article.published = ReadDate(TextOf(Find(meta, name)), "");
  const xmlNode* const provider = Find(meta, "provider");
  std::string publisher = TextOf(Find(provider, "name"));
  for (const char* name : {"literal", "qcode"})
    if (publisher.empty()) publisher = AttributeOf(provider, name);
  if (!publisher.empty()) article.publisher = std::move(publisher);
  const xmlNode* const content = Find(item, "contentSet");
  if (const xmlNode* const nitf = Find(content, "nitf")) {
    TakeNitf(nitf, article);
  } else if (const xmlNode* const xml = Find(content, "inlineXML")) {
    const xmlNode* const html_body = Find(xml, "body");
    article.text = TextOfHtml(InnerXml(html_body == nullptr ? xml : html_body));
  } else if (const xmlNode* const data = Find(content, "inlineData")) {
    const bool is_html = AttributeOf(data, "contenttype").find("html") != std::string::npos;
    article.text = is_html ? TextOfHtml(TextOf(data)) : TextOf(data);
  }
}

class NewsMl : public Format {
 public:
  std::string_view name() const override { return "NewsML-G2 or NITF"; }
  bool Matches(std::string_view start) const override {
    std::string_view root = RootElement(start);
    root.remove_prefix(root.find(':') + 1);
    return root == "newsMessage" || root == "newsItem" || root == "itemSet" || root == "nitf";
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return OpenXmlRecords(*this, member, options, {"newsItem", "nitf"});
  }

  Parsed Parse(RawArticle raw, const ReadOptions& options) const override {
    if (JudgeContent(raw.bytes, options) == ContentVerdict::kRuledOut) return LeftOut{LeftOut::Reason::kRuledOut};
    const XmlRecord record(std::exchange(raw.bytes, {}));
    const xmlNode* const item = record.root() == nullptr ? nullptr : record.root()->children;
    if (item == nullptr) return Skipped{raw.position, "the item cannot be read as XML"};
    schema::Article article;
    article.position = raw.position;
    if (LocalName(*item) == "nitf") {
      TakeNitf(item, article);
    } else {
      if (AttributeOf(Find(Find(item, "itemMeta"), "pubStatus"), "qcode").find("cancel") != std::string::npos) return LeftOut{};
      TakeNewsItem(item, article);
    }
    // A picture, a video or a graphic is news, but no article.
    if (article.text.empty()) return LeftOut{};
    if (article.id.empty()) article.id = raw.MadeId();
    article.language = DetectLanguage(article.text);
    if (article.language.empty()) article.language = ParseLanguage(AttributeOf(item, "lang")).value_or("");
    return article;
  }
};

}  // namespace

const Format& NewsMlFormat() {
  static const NewsMl format;
  return format;
}

}  // namespace tallyman::corpus
