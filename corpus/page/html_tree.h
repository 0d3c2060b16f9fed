// A page as a tree of elements and texts, in the order of the document: what lies below node i are the nodes from i + 1 to its end.
#ifndef TALLYMAN_CORPUS_PAGE_HTML_TREE_H_
#define TALLYMAN_CORPUS_PAGE_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::corpus {

// Elements whose meaning counts; all others are kOther.
enum class Tag : std::uint8_t {
  kText,
  kOther,
  kA,
  kAddress,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kDd,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kObject,
  kOl,
  kOption,
  kP,
  kPre,
  kScript,
  kSection,
  kSelect,
  kStyle,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kUl,
  kVideo,
};

class HtmlTree {
 public:
  using Index = std::uint32_t;
  static constexpr Index kNone = UINT32_MAX;
  static constexpr const char* kElementName = "element name";

  // REQUIRES: `html` is valid UTF-8. Never fails: what is no HTML becomes text. What lies deeper than some hundred elements hangs on the
  // deepest one. What stands behind markup that takes too much time or memory (markup_cost.h) is cut off.
  explicit HtmlTree(std::string_view html);

  bool is_cut() const { return is_cut_; }

  Index size() const { return static_cast<Index>(nodes_.size()); }
  Tag tag(Index node) const { return nodes_[node].tag; }
  Index parent(Index node) const { return nodes_[node].parent; }  // kNone of the outermost
  Index end(Index node) const { return nodes_[node].end; }
  bool IsBelow(Index node, Index ancestor) const { return node > ancestor && node < nodes_[ancestor].end; }
  // The child of `ancestor` that `node`, which is below it, lies in or is.
  Index ChildAround(Index ancestor, Index node) const {
    while (parent(node) != ancestor) node = parent(node);
    return node;
  }

  // The innermost of a node and the elements around it that has one of these tags; kNone where there is none.
  Index Closest(Index node, std::initializer_list<Tag> tags) const;

  // The innermost node that both are, or lie below.
  Index Common(Index a, Index b) const;

  // A text node's characters; of <script> and <style> the content stands in text nodes as well.
  std::string_view text(Index node) const { return Stored(nodes_[node].text); }
  // An element's attribute, of those that tell something about its role; empty where it has none. kElementName gives the name of a custom
  // element ("reader-comments"), which is what others have a class for.
  std::string_view attribute(Index node, std::string_view name) const;
  bool has_attribute(Index node, std::string_view name) const;

  // All text below a node, with spaces as they stand.
  std::string InnerText(Index node) const;

  // The first node of that tag from `from` on; kNone where there is none before `end`.
  Index FindTag(Tag tag, Index from, Index end) const;

 private:
  friend class HtmlTreeBuilder;

  struct Range {
    std::uint32_t begin = 0, size = 0;
  };
  struct Attribute {
    std::string_view name;  // static
    Range value;
  };
  struct Node {
    Tag tag;
    Index parent;
    Index end;
    Range text;        // of a text
    Range attributes;  // of an element, in `attributes_`
  };

  std::string_view Stored(Range range) const { return std::string_view(storage_).substr(range.begin, range.size); }

  bool is_cut_ = false;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string storage_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_HTML_TREE_H_
