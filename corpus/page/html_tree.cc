#include "corpus/page/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <unordered_map>

#include "corpus/libxml.h"
#include "corpus/page/markup_cost.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kMostDepth = 400;
constexpr std::size_t kLargestStorage = std::size_t{1} << 31;

constexpr std::array<std::string_view, 27> kAttributes = {
    "class",    "id",         "role",  "itemprop", "itemtype", "property", "name",        "content",       "href",
    "datetime", "rel",        "style", "type",     "lang",     "hidden",   "aria-hidden", "data-testid",   "data-component",
    "charset",  "http-equiv", "title", "pubdate",  "xml:lang", "value",    "data-date",   "data-datetime", "data-timestamp"};

const std::unordered_map<std::string_view, Tag>& Tags() {
  static const std::unordered_map<std::string_view, Tag> tags = {{"a", Tag::kA},
                                                                 {"address", Tag::kAddress},
                                                                 {"article", Tag::kArticle},
                                                                 {"aside", Tag::kAside},
                                                                 {"blockquote", Tag::kBlockquote},
                                                                 {"body", Tag::kBody},
                                                                 {"br", Tag::kBr},
                                                                 {"button", Tag::kButton},
                                                                 {"caption", Tag::kCaption},
                                                                 {"dd", Tag::kDd},
                                                                 {"dialog", Tag::kDialog},
                                                                 {"div", Tag::kDiv},
                                                                 {"dl", Tag::kDl},
                                                                 {"dt", Tag::kDt},
                                                                 {"figcaption", Tag::kFigcaption},
                                                                 {"figure", Tag::kFigure},
                                                                 {"footer", Tag::kFooter},
                                                                 {"form", Tag::kForm},
                                                                 {"h1", Tag::kH1},
                                                                 {"h2", Tag::kH2},
                                                                 {"h3", Tag::kH3},
                                                                 {"h4", Tag::kH4},
                                                                 {"h5", Tag::kH5},
                                                                 {"h6", Tag::kH6},
                                                                 {"head", Tag::kHead},
                                                                 {"header", Tag::kHeader},
                                                                 {"hr", Tag::kHr},
                                                                 {"html", Tag::kHtml},
                                                                 {"iframe", Tag::kIframe},
                                                                 {"img", Tag::kImg},
                                                                 {"input", Tag::kInput},
                                                                 {"label", Tag::kLabel},
                                                                 {"li", Tag::kLi},
                                                                 {"link", Tag::kLink},
                                                                 {"main", Tag::kMain},
                                                                 {"meta", Tag::kMeta},
                                                                 {"nav", Tag::kNav},
                                                                 {"noscript", Tag::kNoscript},
                                                                 {"object", Tag::kObject},
                                                                 {"ol", Tag::kOl},
                                                                 {"option", Tag::kOption},
                                                                 {"p", Tag::kP},
                                                                 {"pre", Tag::kPre},
                                                                 {"script", Tag::kScript},
                                                                 {"section", Tag::kSection},
                                                                 {"select", Tag::kSelect},
                                                                 {"style", Tag::kStyle},
                                                                 {"svg", Tag::kSvg},
                                                                 {"table", Tag::kTable},
                                                                 {"tbody", Tag::kTbody},
                                                                 {"td", Tag::kTd},
                                                                 {"template", Tag::kTemplate},
                                                                 {"textarea", Tag::kTextarea},
                                                                 {"tfoot", Tag::kTfoot},
                                                                 {"th", Tag::kTh},
                                                                 {"thead", Tag::kThead},
                                                                 {"time", Tag::kTime},
                                                                 {"relative-time", Tag::kTime},
                                                                 {"local-time", Tag::kTime},
                                                                 {"time-ago", Tag::kTime},
                                                                 {"title", Tag::kTitle},
                                                                 {"tr", Tag::kTr},
                                                                 {"ul", Tag::kUl},
                                                                 {"center", Tag::kDiv},
                                                                 {"details", Tag::kDiv},
                                                                 {"summary", Tag::kDiv},
                                                                 {"fieldset", Tag::kDiv},
                                                                 {"legend", Tag::kDiv},
                                                                 {"hgroup", Tag::kDiv},
                                                                 {"menu", Tag::kUl},
                                                                 {"dir", Tag::kUl},
                                                                 {"video", Tag::kVideo}};
  return tags;
}

std::string_view View(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

}  // namespace

// Takes libxml2's events.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {}

  void Start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() >= kMostDepth) {
      ++too_deep_;
      return;
    }
    const auto tag = Tags().find(View(name));
    HtmlTree::Node node{
        tag == Tags().end() ? Tag::kOther : tag->second, Parent(), 0, {}, {static_cast<std::uint32_t>(tree_.attributes_.size()), 0}};
    if (node.tag == Tag::kOther && View(name).find('-') != std::string_view::npos) {
      tree_.attributes_.push_back({HtmlTree::kElementName, Store(View(name))});
      ++node.attributes.size;
    }
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const auto kept = std::find(kAttributes.begin(), kAttributes.end(), View(attributes[0]));
      if (kept == kAttributes.end()) continue;
      tree_.attributes_.push_back({*kept, Store(View(attributes[1]))});
      ++node.attributes.size;
    }
    open_.push_back(tree_.size());
    tree_.nodes_.push_back(node);
  }

  void End() {
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (open_.empty()) return;
    tree_.nodes_[open_.back()].end = tree_.size();
    open_.pop_back();
  }

  void Text(const xmlChar* text, int size) {
    if (size <= 0) return;
    const std::string_view bytes(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    const bool goes_on = !tree_.nodes_.empty() && tree_.nodes_.back().tag == Tag::kText && tree_.nodes_.back().parent == Parent() &&
                         tree_.nodes_.back().text.begin + tree_.nodes_.back().text.size == tree_.storage_.size();
    const HtmlTree::Range range = Store(bytes);
    if (goes_on) {
      tree_.nodes_.back().text.size += range.size;
    } else {
      tree_.nodes_.push_back({Tag::kText, Parent(), tree_.size() + 1, range, {}});
    }
  }

  void Finish() {
    too_deep_ = 0;
    while (!open_.empty()) End();
  }

 private:
  HtmlTree::Index Parent() const { return open_.empty() ? HtmlTree::kNone : open_.back(); }

  HtmlTree::Range Store(std::string_view text) {
    if (tree_.storage_.size() + text.size() > kLargestStorage) return {};
    const auto begin = static_cast<std::uint32_t>(tree_.storage_.size());
    tree_.storage_.append(text);
    return {begin, static_cast<std::uint32_t>(text.size())};
  }

  HtmlTree& tree_;
  std::vector<HtmlTree::Index> open_;
  std::size_t too_deep_ = 0;
};

HtmlTree::HtmlTree(std::string_view html) {
  const std::size_t worth = BytesWorthParsing(html);
  is_cut_ = worth < html.size();
  html = html.substr(0, worth);
  struct FreeContext {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
  };
  SetUpLibxml();
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (context == nullptr) throw std::bad_alloc();
  HtmlTreeBuilder builder(*this);
  const auto text = [](void* data, const xmlChar* bytes, int size) { static_cast<HtmlTreeBuilder*>(data)->Text(bytes, size); };
  *context->sax = xmlSAXHandler{};
  context->sax->startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    static_cast<HtmlTreeBuilder*>(data)->Start(name, attributes);
  };
  context->sax->endElement = [](void* data, const xmlChar*) { static_cast<HtmlTreeBuilder*>(data)->End(); };
  context->sax->characters = text;
  context->sax->ignorableWhitespace = text;
  context->sax->cdataBlock = text;
  context->userData = &builder;
  storage_.reserve(html.size());
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlCtxtReadMemory(context.get(), html.data(), static_cast<int>(std::min<std::size_t>(html.size(), INT32_MAX)), nullptr, "UTF-8",
                     kOptions);
  builder.Finish();
}

std::string_view HtmlTree::attribute(Index node, std::string_view name) const {
  const Range range = nodes_[node].attributes;
  for (std::uint32_t i = range.begin; i < range.begin + range.size; ++i)
    if (attributes_[i].name == name) return Stored(attributes_[i].value);
  return "";
}

bool HtmlTree::has_attribute(Index node, std::string_view name) const {
  const Range range = nodes_[node].attributes;
  return std::any_of(attributes_.begin() + range.begin, attributes_.begin() + range.begin + range.size,
                     [name](const Attribute& attribute) { return attribute.name == name; });
}

HtmlTree::Index HtmlTree::Closest(Index node, std::initializer_list<Tag> tags) const {
  while (node != kNone && std::find(tags.begin(), tags.end(), tag(node)) == tags.end()) node = parent(node);
  return node;
}

HtmlTree::Index HtmlTree::Common(Index a, Index b) const {
  while (a != b && !IsBelow(b, a)) a = parent(a);
  return a;
}

std::string HtmlTree::InnerText(Index node) const {
  if (tag(node) == Tag::kText) return std::string(text(node));
  std::string all;
  for (Index i = node + 1; i < end(node); ++i) {
    if (tag(i) == Tag::kText) all.append(text(i));
    if (tag(i) == Tag::kBr) all += ' ';
  }
  return all;
}

HtmlTree::Index HtmlTree::FindTag(Tag tag, Index from, Index end) const {
  for (Index i = from; i < std::min(end, size()); ++i)
    if (nodes_[i].tag == tag) return i;
  return kNone;
}

}  // namespace tallyman::corpus
