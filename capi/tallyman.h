/* Tallyman for programs in C, and in every language that can call C.
 *
 *   tallyman_extractor* extractor;
 *   if (tallyman_extractor_open(NULL, &extractor) != TALLYMAN_OK) fail(tallyman_error());
 *   const char* article = "{\"text\": \"China's exports to Russia rose 5.1 percent in June 2024.\"}";
 *   tallyman_records* claims;
 *   if (tallyman_extract(extractor, article, strlen(article), &claims) != TALLYMAN_OK) fail(tallyman_error());
 *   for (size_t i = 0; i < tallyman_records_count(claims); ++i) puts(tallyman_records_get(claims, i));
 *   tallyman_records_free(claims);
 *   tallyman_extractor_close(extractor);
 *
 * Records. Articles, claims, quantities and findings are JSON objects in UTF-8, each one line without the line's end: the same bytes as
 * the command line reads and writes (docs/formats.md). Within one version of a format members may be added, none goes away.
 *
 * Options are a JSON object. Each function names its keys; any other is an error. They mean what the command line's options do, but
 * languages, language_packs and against are arrays, fields an object. NULL and "" are no options, nor is a key whose value is null.
 *
 * Errors. A function that can fail returns a status. Where it is not TALLYMAN_OK, tallyman_error() says what was wrong and what to do,
 * in the command line's words, and nothing was put into the function's last parameter, except where it says otherwise. No exception
 * and no signal leaves the library, and nothing is written to standard error.
 *
 * Lifetimes. What a function puts into its last parameter belongs to the caller, who frees it with the function named after it. All
 * strings that are returned belong to the object they were asked of, and end with it. Strings that are passed in are not kept.
 *
 * Threads. One extractor may be used by any number of threads at a time; a reader and a tallyman_records by one at a time.
 * Different objects are independent. tallyman_check uses threads of its own (option "threads").
 *
 * ABI. Only functions and constants are added within one TALLYMAN_ABI_VERSION, which is also the version in the shared library's name.
 */
#ifndef TALLYMAN_H_
#define TALLYMAN_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TALLYMAN_ABI_VERSION 1

typedef int32_t tallyman_status;
enum {
  TALLYMAN_OK = 0,
  TALLYMAN_END = 1,              /* nothing is left to read: no failure */
  TALLYMAN_SKIPPED = 2,          /* an article, a file or a folder that cannot be used; one may go on with the next */
  TALLYMAN_INVALID_ARGUMENT = 3, /* an option or a parameter makes no sense */
  TALLYMAN_BAD_FORMAT = 4,       /* a claim, a language pack or a table does not follow its format */
  TALLYMAN_IO_ERROR = 5,         /* a file cannot be read */
  TALLYMAN_FAILED = 6            /* anything else: no memory, or a defect */
};

/* Language packs and weights, ready to be used. Opening one takes some time, and some 100 MB: keep it. */
typedef struct tallyman_extractor tallyman_extractor;
/* Articles out of files, in their order. */
typedef struct tallyman_reader tallyman_reader;
/* Records, and warnings: what was repaired, guessed or could not be told. */
typedef struct tallyman_records tallyman_records;

/* What went wrong in the last call on this thread that failed; "" where none has. Valid until the next call on this thread fails. Never
 * NULL. */
const char* tallyman_error(void);
/* "0.1.0". */
const char* tallyman_version(void);
/* TALLYMAN_ABI_VERSION of the library that is loaded. */
int32_t tallyman_abi_version(void);

/* Options: published ("2024-07-12"), country ("US"), default_language ("en"): what articles are taken to be that do not say it;
 * fields ({"text": "body"}), max_article_bytes (a number); language_packs (array of paths).
 * TALLYMAN_INVALID_ARGUMENT, TALLYMAN_BAD_FORMAT where a language pack cannot be used. */
tallyman_status tallyman_extractor_open(const char* options, tallyman_extractor** extractor);
/* NULL is allowed. REQUIRES: no thread uses it any more. */
void tallyman_extractor_close(tallyman_extractor* extractor);
/* "tallyman 0.1.0 (packs ..., weights ..., rates ...)", as records name their producer. */
const char* tallyman_producer(const tallyman_extractor* extractor);

/* The claims of one article, a JSON object of `length` bytes of which only "text" is needed. An article without "id" gets its "url", else
 * an id made from its text. An article in a language without a pack has no claims, and a warning.
 * TALLYMAN_SKIPPED where the article cannot be used. */
tallyman_status tallyman_extract(const tallyman_extractor* extractor, const char* article, size_t length, tallyman_records** claims);
/* Every amount of money, percentage and physical quantity of one article, claim or not. As above. */
tallyman_status tallyman_quantities(const tallyman_extractor* extractor, const char* article, size_t length, tallyman_records** quantities);

/* The findings on claims, given as JSON Lines of `length` bytes altogether. Options: revision_slack, conversion_slack, mirror_slack (in
 * percent), against (array of paths of official figures; "public" is the table that comes with the library), threads (all
 * cores where it is missing).
 * TALLYMAN_BAD_FORMAT where a line is no claim, or a table none; TALLYMAN_IO_ERROR where a table cannot be read. */
tallyman_status tallyman_check(const char* claims, size_t length, const char* options, tallyman_records** findings);

/* Reads `count` inputs: files, folders, patterns, "-" for standard input; formats and compression are told by content. Options: published,
 * country, default_language, fields, max_article_bytes as above; since, until ("2024-07-12"), languages (["en", "zh"]): which articles
 * are read. An input that is not there comes out of tallyman_reader_next as TALLYMAN_SKIPPED. */
tallyman_status tallyman_reader_open(const char* const* inputs, size_t count, const char* options, tallyman_reader** reader);
/* NULL is allowed. */
void tallyman_reader_close(tallyman_reader* reader);
/* The next article: one record, ready for tallyman_extract. TALLYMAN_END at the end. At TALLYMAN_SKIPPED there is one record as well, to be
 * freed as any other: what was skipped, {"file", "line", "offset", "reason"}; tallyman_error() is the reason. */
tallyman_status tallyman_reader_next(tallyman_reader* reader, tallyman_records** article);

size_t tallyman_records_count(const tallyman_records* records);
/* A record, with a 0 behind it; NULL where `index` is not below the count. */
const char* tallyman_records_get(const tallyman_records* records, size_t index);
/* The same record's length in bytes; 0 where `index` is not below the count. */
size_t tallyman_records_length(const tallyman_records* records, size_t index);
size_t tallyman_records_warning_count(const tallyman_records* records);
/* NULL where `index` is not below the count. */
const char* tallyman_records_warning(const tallyman_records* records, size_t index);
/* NULL is allowed. */
void tallyman_records_free(tallyman_records* records);

#ifdef __cplusplus
}
#endif

#endif /* TALLYMAN_H_ */
