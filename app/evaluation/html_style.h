// The style sheet of the evaluation's page.
#ifndef TALLYMAN_APP_EVALUATION_HTML_STYLE_H_
#define TALLYMAN_APP_EVALUATION_HTML_STYLE_H_

namespace tallyman::evaluation {

inline constexpr char kStyle[] = R"css(
:root { color-scheme: light dark; --right: #1a7f37; --wrong: #b35900; --missed: #c0152f; --invented: #7b2fbf; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --right: #4ac26b; --wrong: #f0a040; --missed: #ff7b8a; --invented: #c99bff; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5em auto; max-width: 75em; padding: 0 1em; }
pre { overflow-x: auto; font-size: 13px; }
details { border-top: 1px solid var(--line); padding: .4em 0; }
summary { cursor: pointer; }
summary b { margin-inline-end: .6em; }
.article { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 50em; margin: .8em 0; line-height: 1.8; }
.article h3 { margin: 0; }
a.quote { color: inherit; }
.quote { text-decoration: underline dotted 2px; text-underline-offset: 4px; }
.quote.right { text-decoration-color: var(--right); }
.quote.wrong { text-decoration-color: var(--wrong); }
.quote.missed { text-decoration: underline wavy var(--missed) 2px; }
a.figure { color: inherit; text-decoration: none; border: 1px solid; border-radius: 3px; padding: 0 2px; font-weight: 600; }
.figure.right, td.right, del + ins { color: var(--right); }
.figure.wrong, td.wrong { color: var(--wrong); }
td.missed { color: var(--missed); }
.figure.invented, td.invented { color: var(--invented); }
del { color: var(--missed); }
ins { text-decoration: none; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { border-bottom: 1px solid var(--line); padding: .2em .5em; text-align: start; vertical-align: top; }
tr:target { outline: 2px solid var(--wrong); }
td.words { min-width: 16em; }
)css";

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_HTML_STYLE_H_
