// Which files the INPUT arguments of the command line stand for.
#ifndef TALLYMAN_CORPUS_INPUTS_H_
#define TALLYMAN_CORPUS_INPUTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "schema/article.h"

namespace tallyman::corpus {

// An article, a file or a folder that was not read, and why: in words that say what to do where that is not plain.
struct Skipped {
  schema::InputPosition position;
  std::string reason;
};

// A file to be read; "-" is standard input.
struct InputFile {
  std::string path;    // as the operating system knows it: any bytes
  std::string name;    // what document ids are made from: the path relative to the INPUT argument, in UTF-8 (EscapedName)
  bool named = false;  // the INPUT argument itself, not found in a folder or by a pattern
};

struct Inputs {
  std::vector<InputFile> files;
  std::vector<Skipped> skipped;
};

// An INPUT is a file, a folder (all files under it, hidden ones left out), a pattern with * ? [ ], or "-". Files are in the order of the
// arguments, within one argument sorted by path, bytewise. A file that two arguments name is read once.
//
// A file's name is its path relative to the folder, or to the part of a pattern before the first * ? [; of a named file, the file's
// name alone. Where two files of different arguments would have one name, each has its whole path instead, in whatever order they come.
//
// What is missing or cannot be read stands in `skipped`; nothing throws.
Inputs ExpandInputs(const std::vector<std::string>& arguments);

// The size of all files, in bytes; nothing is known of standard input and pipes, which count as 0.
std::uint64_t TotalSize(const Inputs& inputs);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_INPUTS_H_
