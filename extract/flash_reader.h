// Flashes: a figure with what was forecast and what it was the period before, each behind a word for it: "EXPORTS -1.1% M/M; EST. +0.5%;
// PREV +1.3%".
#ifndef TALLYMAN_EXTRACT_FLASH_READER_H_
#define TALLYMAN_EXTRACT_FLASH_READER_H_

#include <vector>

#include "extract/article_text.h"
#include "extract/linker.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// Settles the figures that such words touch, and the figure that they go with: all three have one statistic, the forecast its period, and
// the prior figure the one before. Nothing where the sentence has no such words, or none of its figures was linked to a flow. `linked` are
// the article's figures, all of them in order.
void ReadFlashes(const ArticleText& text, const Mentions& mentions, std::vector<LinkedFigure>& linked);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FLASH_READER_H_
