// Sets up libxml2, which both parsers of markup stand on.
#ifndef TALLYMAN_CORPUS_LIBXML_H_
#define TALLYMAN_CORPUS_LIBXML_H_

namespace tallyman::corpus {

// Before the first parser is made. Left to itself, libxml2 sets up its locks at first use, and two threads that are first at once may then
// wait for each other for ever.
void SetUpLibxml();

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_LIBXML_H_
