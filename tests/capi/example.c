/* Claims and findings from C: reads the files and folders that are named, prints their claims, then what contradicts what.
 *   cc example.c $(pkg-config --cflags --libs tallyman) -o example && ./example news/
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tallyman.h>

static void fail(const char* what) {
  fprintf(stderr, "%s: %s\n", what, tallyman_error());
  exit(EXIT_FAILURE);
}

/* All claims, one a line, as tallyman_check wants them. */
static char* claims_text;
static size_t claims_length;

static void keep(const tallyman_records* claims) {
  for (size_t i = 0; i < tallyman_records_count(claims); ++i) {
    const size_t length = tallyman_records_length(claims, i);
    claims_text = realloc(claims_text, claims_length + length + 1);
    if (claims_text == NULL) abort();
    memcpy(claims_text + claims_length, tallyman_records_get(claims, i), length);
    claims_length += length;
    claims_text[claims_length++] = '\n';
  }
}

int main(int count, char** arguments) {
  tallyman_extractor* extractor;
  if (tallyman_extractor_open(NULL, &extractor) != TALLYMAN_OK) fail("opening");
  tallyman_reader* reader;
  if (tallyman_reader_open((const char* const*)arguments + 1, (size_t)count - 1, NULL, &reader) != TALLYMAN_OK) fail("reading");

  for (;;) {
    tallyman_records* article;
    const tallyman_status status = tallyman_reader_next(reader, &article);
    if (status == TALLYMAN_END) break;
    if (status == TALLYMAN_SKIPPED) {
      fprintf(stderr, "skipped: %s\n", tallyman_records_get(article, 0));
    } else if (status != TALLYMAN_OK) {
      fail("reading");
    } else {
      tallyman_records* claims;
      if (tallyman_extract(extractor, tallyman_records_get(article, 0), tallyman_records_length(article, 0), &claims) == TALLYMAN_OK) {
        keep(claims);
        tallyman_records_free(claims);
      } else {
        fprintf(stderr, "skipped: %s\n", tallyman_error());
      }
    }
    tallyman_records_free(article);
  }
  tallyman_reader_close(reader);
  tallyman_extractor_close(extractor);
  fwrite(claims_text, 1, claims_length, stdout);

  tallyman_records* findings;
  if (tallyman_check(claims_text, claims_length, "{\"mirror_slack\": 10}", &findings) != TALLYMAN_OK) fail("checking");
  for (size_t i = 0; i < tallyman_records_count(findings); ++i) puts(tallyman_records_get(findings, i));
  tallyman_records_free(findings);
  free(claims_text);
  return EXIT_SUCCESS;
}
