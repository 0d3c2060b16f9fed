// Runs Recognizers-Text's currency, percentage and date-time recognizers over a JSON Lines file of English articles and prints
// {"bytes", "seconds", "found"}: the time of recognition alone, after one article to warm up.
//
//   node recognizers.js ARTICLES.jsonl
"use strict";
const fs = require("fs");
const Recognizers = require("@microsoft/recognizers-text-suite");

const articles = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text);
const reference = new Date(2024, 6, 12);

function recognize(text) {
  return (
    Recognizers.recognizeCurrency(text, Recognizers.Culture.English).length +
    Recognizers.recognizePercentage(text, Recognizers.Culture.English).length +
    Recognizers.recognizeDateTime(text, Recognizers.Culture.English, undefined, reference).length
  );
}

recognize(articles[0]);
const start = process.hrtime.bigint();
let bytes = 0;
let found = 0;
for (const text of articles) {
  found += recognize(text);
  bytes += Buffer.byteLength(text);
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ bytes, seconds, found }));
