// What a path in the figures' sections of a pack's file means.
#ifndef TALLYMAN_LANGUAGES_FIGURE_WORD_H_
#define TALLYMAN_LANGUAGES_FIGURE_WORD_H_

#include "languages/pack.h"

namespace tallyman::languages {

// The meaning of an entry: its kind is kNone where the path has none, or the entry is of another section. `layer` as in FigureWord.
FigureWord ParseFigure(const Entry& entry, int layer);

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_FIGURE_WORD_H_
