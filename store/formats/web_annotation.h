// The evidence of claims as W3C Web Annotations (JSON-LD), so that annotation tools show it in the article.
#ifndef TALLYMAN_STORE_FORMATS_WEB_ANNOTATION_H_
#define TALLYMAN_STORE_FORMATS_WEB_ANNOTATION_H_

#include <memory>

#include "store/formats/file_format.h"

namespace tallyman::store {

// An AnnotationPage. A claim is an annotation of its quote, with the claim record as its body; each of its evidence spans that lies in the
// sentence is a tag. The article is named by its address, or by an urn with its id where it has none. Selectors: the text with what stands
// around it in the sentence, and, within the text of the article as Tallyman reads it, the place in Unicode code points.
std::unique_ptr<ClaimFormatter> MakeWebAnnotationFormatter();

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_WEB_ANNOTATION_H_
