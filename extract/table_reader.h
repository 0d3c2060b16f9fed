// What the header, the labels and the titles of a table say of its cells, which stand far from them in the text.
#ifndef TALLYMAN_EXTRACT_TABLE_READER_H_
#define TALLYMAN_EXTRACT_TABLE_READER_H_

#include <vector>

#include "extract/article_text.h"
#include "extract/linker.h"
#include "extract/mentions.h"
#include "schema/article.h"

namespace tallyman::extract {

// Settles, for the figures in the cells of tables, what the table says: flow, partner, product and period, whether a cell is a level, a
// change or a share, and its unit. What it does not say stays as it was linked, or is what most cells of the table have. `linked` are the
// article's figures, all of them in order; figures of `mentions` may get another of their measures.
void ReadTables(const schema::Article& article, const ArticleText& text, Mentions& mentions, std::vector<LinkedFigure>& linked);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_TABLE_READER_H_
