// XML formats that hold many articles, or one: cut by the tags of their records, each parsed by itself.
#ifndef TALLYMAN_CORPUS_FORMATS_XML_H_
#define TALLYMAN_CORPUS_FORMATS_XML_H_

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/format.h"

namespace tallyman::corpus {

// The name of the document's first element, with its prefix: "rdf:RDF"; empty where the text does not begin like XML.
std::string_view RootElement(std::string_view start);

// Cuts a document into its elements of these (local) names, each as XML in UTF-8 within a <record> whose attributes "title" and "language"
// are those that stand before the first record ("title", "language" elements). One with a text as long as no page, or with so much markup
// that its tree would fill memory, is skipped.
std::unique_ptr<Cutter> OpenXmlRecords(const Format& format, const Member& member, const ReadOptions& options,
                                       std::vector<std::string> names);

// A record as a tree.
class XmlRecord {
 public:
  explicit XmlRecord(std::string xml);
  // Null where nothing could be read.
  const xmlNode* root() const;

 private:
  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
};

// The name without prefix.
std::string_view LocalName(const xmlNode& node);

// The prefix before the name, also where no namespace is declared for it; empty where there is none.
std::string_view Prefix(const xmlNode& node);

// The first element of that name below `node`, children before what lies deeper; null where there is none, or where `node` is null.
const xmlNode* Find(const xmlNode* node, std::string_view local_name);

// All text below `node`, trimmed; empty where it is null.
std::string TextOf(const xmlNode* node);

// What stands in `node` as markup.
std::string InnerXml(const xmlNode* node);

// An attribute by its local name; empty where there is none.
std::string AttributeOf(const xmlNode* node, std::string_view local_name);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FORMATS_XML_H_
