// What the linker's model sees of a candidate: a row of numbers, one for each column. Columns name no word of any language: they
// speak of places, clauses, cues and kinds. A column that does not apply is missing (NaN).
#ifndef TALLYMAN_EXTRACT_COLUMNS_H_
#define TALLYMAN_EXTRACT_COLUMNS_H_

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tallyman::extract {

// Where a mention that offers a value stands: the nearest before and after the figure in its sentence, the last one in an earlier
// sentence, the first in the title.
enum class Block : std::uint8_t { kBefore, kAfter, kFar, kTitle };
inline constexpr int kBlocks = 4;

// What is said of such a mention.
#define TALLYMAN_PARTS(X)                                                                                          \
  X(Distance, "distance")              /* characters between it and the figure */                                  \
  X(Commas, "commas")                  /* commas between */                                                        \
  X(Breaks, "breaks")                  /* semicolons, colons, dashes, line breaks between */                       \
  X(Clauses, "clauses")                /* clause words between */                                                  \
  X(Figures, "figures")                /* figures between */                                                       \
  X(Rank, "rank")                      /* mentions of its kind between */                                          \
  X(Brackets, "brackets")              /* 0 same depth, 1 the figure is deeper, 2 the mention */                   \
  X(Cue, "cue")                        /* an area's cue before it (Cue) */                                         \
  X(CueAfter, "cue_after")             /* an area's cue behind it (Cue) */                                         \
  X(Form, "form")                      /* AreaForm, FlowForm, PeriodKind */                                        \
  X(Order, "order")                    /* its index among those of its kind in its sentence */                     \
  X(Taken, "taken")                    /* 1 another figure has it, 2 one of the same kind */                       \
  X(ListIndex, "list_index")           /* its place in a list less the figure's in its own */                      \
  X(ListSize, "list_size")             /* length of its list less that of the figure's */                          \
  X(AnchorDistance, "anchor_distance") /* characters from the flow to it; negative: before it */                   \
  X(AnchorCommas, "anchor_commas")     /* commas between the flow and it */                                        \
  X(AnchorFigures, "anchor_figures")   /* figures between the flow and it */                                       \
  X(OtherDistance, "other_distance")   /* characters from the reporter to it */                                    \
  X(OtherCommas, "other_commas")       /* commas between the reporter and it */                                    \
  X(Agency, "agency")                  /* 1 where it is part of an office's name */                                \
  X(Compared, "compared")              /* 1 where a word of comparison stands right before it */                   \
  X(InBase, "in_base")                 /* CandidateMaker::ComparisonAround */                                      \
  X(Inside, "inside")                  /* 1 where a longer period's words hold it ("January and February") */      \
  X(Bare, "bare")                      /* 1 where a period is told by digits alone ("the 2022 invasion") */        \
  X(HasYear, "has_year")               /* 1 where a year is printed with it */                                     \
  X(Sentences, "sentences")            /* sentences back */                                                        \
  X(Paragraph, "paragraph")            /* 1 in the figure's paragraph */                                           \
  X(Subject, "subject")                /* of a flow: whose it is (CandidateMaker::SubjectCode) */                  \
  X(Owner, "owner")                    /* of an area: 1 a flow follows it in its clause, 2 one stands before it */ \
  X(Said, "said")                      /* of an area: what its cue says beside the figure's flow (SaidOf) */       \
  X(Touching, "touching")              /* 1 where only a blank lies between it and the figure */

enum class Part : std::uint8_t {
#define X(name, text) k##name,
  TALLYMAN_PARTS(X)
#undef X
};
#define X(name, text) +1
inline constexpr int kParts = 0 TALLYMAN_PARTS(X);
#undef X

// What is said of a value as a whole.
#define TALLYMAN_VALUE_COLUMNS(X)                                                                                                    \
  X(Code, "code")                                      /* which flow, base, direction or status; 1 a group, 2 WORLD, 3 a province */ \
  X(Kind, "kind")                                      /* of a unit: FigureKind */                                                   \
  X(Inherited, "inherited")                            /* of a unit: 1 printed elsewhere, 2 with its scale */                        \
  X(Ratio, "ratio")                                    /* of a unit: log10 of the amount by that of its source */                    \
  X(SameDecimals, "same_decimals")                     /* 1 the source has as many decimals */                                       \
  X(SameLead, "same_lead")                             /* 1 the same word or sign stands before the source */                        \
  X(Default, "default")                                /* 1 no mention need offer it; 2 to 4: where it is made */                    \
  X(Mentions, "mentions")                              /* mentions of it in the article */                                           \
  X(MentionShare, "mention_share")                     /* of the mentions of its kind, those of it */                                \
  X(HeadlinePair, "headline_pair")                     /* where the headline names two areas: 1 it is one of them, 0 another */      \
  X(MentionRank, "mention_rank")                       /* values with more mentions */                                               \
  X(Carry, "carry")                                    /* 1 where the figure before has it */                                        \
  X(CarryKind, "carry_kind")                           /* 1 where the last figure of this kind has it */                             \
  X(CarryFlow, "carry_flow")                           /* 1 where the last figure of this flow has it */                             \
  X(CarrySecond, "carry_second")                       /* 1 where it is the other value of late */                                   \
  X(CarryFirst, "carry_first")                         /* 1 where the article's first figure has it */                               \
  X(CarryCount, "carry_count")                         /* share of the figures so far that have it */                                \
  X(IsReporter, "is_reporter")                         /* of a partner: 1 where it is the reporter */                                \
  X(LastReporter, "last_reporter")                     /* 1 where it is the last figure's reporter */                                \
  X(LastPartner, "last_partner")                       /* 1 where it is the last figure's partner */                                 \
  X(Headline, "headline")                              /* its place among the headline's areas; missing where it is not there */     \
  X(Office, "office")                                  /* 0 an office of it is named in the sentence, 1 before, 2 behind */          \
  X(Home, "home")                                      /* 1 the country whose press writes in the language */                        \
  X(Publisher, "publisher")                            /* 1 where it is the publisher's country */                                   \
  X(Months, "months")                                  /* length of the period */                                                    \
  X(Age, "age")                                        /* months from its end to publication */                                      \
  X(ToLast, "to_last")                                 /* relation to the last figure's period */                                    \
  X(ToTitle, "to_title")                               /* 1 where it is the title's period */                                        \
  X(Conflict, "conflict")                              /* 1 where another figure of the statistic stands for it */                   \
  X(Shifted, "shifted")                                /* by which period it is made (CandidateMaker); 17 ResolveAsPast */           \
  X(LeftOfFlow, "left_of_flow")                        /* 1 it stands right before the flow, in its clause */                        \
  X(RightOfFlow, "right_of_flow")                      /* 1 it stands right behind the flow, in its clause */                        \
  X(Paragraph, "paragraph")                            /* 1 the paragraph's first area or period, 2 also without a cue */            \
  X(InParagraph, "in_paragraph")                       /* mentions of it in the paragraph, up to the figure's sentence */            \
  X(Owned, "owned")                                    /* flows that follow it in their clause, in the article */                    \
  X(Cued, "cued")                                      /* mentions with a cue of a partner */                                        \
  X(SaidReporter, "said_reporter")                     /* mentions that beside a flow say it is the reporter */                      \
  X(SaidPartner, "said_partner")                       /* mentions that beside a flow say it is the partner */                       \
  X(Expected, "expected")                              /* ExpectedSize of the figure, were the area or period this */                \
  X(Currency, "currency")                              /* 1 where the figure's currency is the area's own */                         \
  X(ArticleCurrency, "article_currency")               /* share of the article's amounts of money in the area's own currency */      \
  X(OwnedRank, "owned_rank")                           /* areas with more flows of their own */                                      \
  X(Counterpart, "counterpart")                        /* 1 the first guess at the partner */                                        \
  X(CounterpartProbability, "counterpart_probability") /* of that guess */                                                           \
  X(Reversed, "reversed")                              /* 1 the other direction of the last figure's flow */                         \
  X(First, "first")                                    /* of the first reading: its probability of it, negative of another */        \
  X(FirstNext, "first_next")                           /* 1 where the next linked figure has it */                                   \
  X(FirstShare, "first_share")                         /* share of the article's other figures that have it */                       \
  X(FirstOfFlow, "first_of_flow")                      /* of those of the figure's flow */                                           \
  X(FirstHere, "first_here")                           /* of those in the sentence */                                                \
  X(FirstMirror, "first_mirror")                       /* share that have it as the other area */                                    \
  X(FirstConflict, "first_conflict")                   /* FirstReading::ConflictOf */                                                \
  X(FirstOwn, "first_own")                             /* of the first reading: its probability of it for the figure, in tenths */   \
  X(FirstOthers, "first_others")                       /* mean of that over the article's other figures, in tenths */                \
  X(FirstOthersHere, "first_others_here")              /* over those of the paragraph */                                             \
  X(Wording, "wording")                                /* Wording::Describe */

enum class ValueColumn : std::uint8_t {
#define X(name, text) k##name,
  TALLYMAN_VALUE_COLUMNS(X)
#undef X
};
#define X(name, text) +1
inline constexpr int kValueColumns = 0 TALLYMAN_VALUE_COLUMNS(X);
#undef X

// What is said of the figure and its surroundings, whatever the value.
#define TALLYMAN_CONTEXT_COLUMNS(X)                                                                                            \
  X(Kind, "kind")                               /* FigureKind */                                                               \
  X(Role, "role")                               /* 0 level, 1 delta, 2 change, 3 share */                                      \
  X(Flow, "flow")                               /* 0 exports, 1 imports, 2 trade, 3 balance, 4 surplus, 5 deficit */           \
  X(PartnerWorld, "partner_world")              /* 1 where the partner is WORLD */                                             \
  X(OwnMonths, "own_months")                    /* length of the period decided */                                             \
  X(Future, "future")                           /* 0 the period is past, 1 runs on, 2 has not begun */                         \
  X(InTitle, "in_title")                        /* 1 in the title */                                                           \
  X(Twin, "twin")                               /* of a title: CandidateMaker::TwinOf */                                       \
  X(SentenceIndex, "sentence_index")            /* of the article */                                                           \
  X(FiguresInSentence, "figures_in_sentence")   /* */                                                                          \
  X(FigureIndex, "figure_index")                /* among those of its sentence */                                              \
  X(ListSize, "list_size")                      /* figures in its list */                                                      \
  X(ListIndex, "list_index")                    /* its place there */                                                          \
  X(Writing, "writing")                         /* 1 no blanks between words */                                                \
  X(Sign, "sign")                               /* printed */                                                                  \
  X(Depth, "depth")                             /* brackets open */                                                            \
  X(Inherited, "inherited")                     /* 1 the unit was printed earlier, 2 unit and scale */                         \
  X(Printed, "printed")                         /* log10 of the number that was printed */                                     \
  X(Followed, "followed")                       /* of a number without a unit: Followed */                                     \
  X(UnitSentences, "unit_sentences")            /* sentences back to the figure whose unit it has */                           \
  X(UnitProbability, "unit_probability")        /* of the unit decided for it */                                               \
  X(InWords, "in_words")                        /* 1 no digit was printed */                                                   \
  X(Size, "size")                               /* log10 of the amount */                                                      \
  X(Piece, "piece")                             /* 1 pieces or other units */                                                  \
  X(Bullet, "bullet")                           /* 1 the sentence is a line of a list or table */                              \
  X(BelowFurniture, "below_furniture")          /* 1 page furniture stands above */                                            \
  X(TitleFlows, "title_flows")                  /* nouns and verbs for flows in the title */                                   \
  X(ArticleFlows, "article_flows")              /* in the article */                                                           \
  X(ArticleFigures, "article_figures")          /* figures in the article */                                                   \
  X(ParagraphFlows, "paragraph_flows")          /* nouns and verbs for flows in the paragraph */                               \
  X(StrongFlows, "strong_flows")                /* in the sentence */                                                          \
  X(ArticleRivals, "article_rivals")            /* rivals in the article */                                                    \
  X(SinceStrong, "since_strong")                /* sentences since the last noun or verb for a flow */                         \
  X(Flows, "flows")                             /* flow mentions in the sentence */                                            \
  X(Areas, "areas")                             /* areas in the sentence, each once */                                         \
  X(Products, "products")                       /* product mentions in the sentence */                                         \
  X(Periods, "periods")                         /* period mentions in the sentence */                                          \
  X(ArticleAreas, "article_areas")              /* areas in the article, each once */                                          \
  X(TwoAreas, "two_areas")                      /* of the mentions of areas, those of the two named most */                    \
  X(WorldMentions, "world_mentions")            /* words for the whole world in the article */                                 \
  X(ArticleProducts, "article_products")        /* products in the article, each once */                                       \
  X(TitleAreas, "title_areas")                  /* areas in the title, each once */                                            \
  X(OtherAreas, "other_areas")                  /* areas in the sentence but the reporter */                                   \
  X(OtherTitleAreas, "other_title_areas")       /* areas in the title but the reporter */                                      \
  X(PartnerCues, "partner_cues")                /* of the other areas, those with a cue of a partner */                        \
  X(DirectionBefore, "direction_before")        /* nearest word of its kind: 0 touching, 1 near, 2 in the clause, 3, 4 none */ \
  X(DirectionAfter, "direction_after")          /* */                                                                          \
  X(CompareBefore, "compare_before")            /* */                                                                          \
  X(CompareAfter, "compare_after")              /* */                                                                          \
  X(ByBefore, "by_before")                      /* */                                                                          \
  X(ToBefore, "to_before")                      /* */                                                                          \
  X(ByAfter, "by_after")                        /* */                                                                          \
  X(ToAfter, "to_after")                        /* */                                                                          \
  X(RateUpBefore, "rate_up_before")             /* nouns for growth */                                                         \
  X(RateUpAfter, "rate_up_after")               /* */                                                                          \
  X(RateDownBefore, "rate_down_before")         /* nouns for decline */                                                        \
  X(RateDownAfter, "rate_down_after")           /* */                                                                          \
  X(ShareBefore, "share_before")                /* */                                                                          \
  X(ShareAfter, "share_after")                  /* */                                                                          \
  X(RivalBefore, "rival_before")                /* */                                                                          \
  X(RivalAfter, "rival_after")                  /* */                                                                          \
  X(BaseBefore, "base_before")                  /* */                                                                          \
  X(BaseAfter, "base_after")                    /* */                                                                          \
  X(RelativePeriod, "relative_period")          /* PeriodKind of the nearest period told by another; missing: none */          \
  X(StatusBefore, "status_before")              /* */                                                                          \
  X(StatusAfter, "status_after")                /* */                                                                          \
  X(PairBefore, "pair_before")                  /* words for two countries spoken of */                                        \
  X(PairAfter, "pair_after")                    /* */                                                                          \
  X(CountryBefore, "country_before")            /* words for a country spoken of */                                            \
  X(CountryAfter, "country_after")              /* */                                                                          \
  X(CountryCue, "country_cue")                  /* the cue before the nearest of these (Cue) */                                \
  X(AnaphorBefore, "anaphor_before")            /* words for a figure spoken of */                                             \
  X(ReverseBefore, "reverse_before")            /* words for the opposite direction */                                         \
  X(OverallBefore, "overall_before")            /* words for all of a country's trade */                                       \
  X(OverallAfter, "overall_after")              /* */                                                                          \
  X(SinceOverall, "since_overall")              /* sentences since the last of these */                                        \
  X(SincePair, "since_pair")                    /* sentences since the last words for two countries spoken of */               \
  X(LeftArea, "left_area")                      /* the area before the flow in its clause: -1 none, else its Cue */            \
  X(RightArea, "right_area")                    /* the area behind the flow in its clause: -1 none, else its Cue */            \
  X(Respectively, "respectively")               /* 1 in the sentence */                                                        \
  X(Furniture, "furniture")                     /* 1 in the sentence */                                                        \
  X(PreviousSentences, "previous_sentences")    /* sentences since the last linked figure */                                   \
  X(PreviousKind, "previous_kind")              /* */                                                                          \
  X(PreviousRole, "previous_role")              /* */                                                                          \
  X(PreviousFlow, "previous_flow")              /* */                                                                          \
  X(PreviousDistance, "previous_distance")      /* */                                                                          \
  X(PreviousCommas, "previous_commas")          /* */                                                                          \
  X(PreviousBreaks, "previous_breaks")          /* */                                                                          \
  X(PreviousClauses, "previous_clauses")        /* */                                                                          \
  X(PreviousBrackets, "previous_brackets")      /* */                                                                          \
  X(PreviousParagraph, "previous_paragraph")    /* 1 in the same paragraph */                                                  \
  X(PreviousTitle, "previous_title")            /* 1 in the title */                                                           \
  X(PreviousSameAnchor, "previous_same_anchor") /* 1 the same flow mention */                                                  \
  X(PreviousTied, "previous_tied")              /* Layout::TieOf */                                                            \
  X(PreviousStatus, "previous_status")          /* */                                                                          \
  X(NewerFlows, "newer_flows")                  /* flow mentions since */                                                      \
  X(NewerAreas, "newer_areas")                  /* */                                                                          \
  X(NewerProducts, "newer_products")            /* */                                                                          \
  X(NewerPeriods, "newer_periods")              /* */                                                                          \
  X(LastWasNone, "last_was_none")               /* 1 the figure right before is no claim */                                    \
  X(LastNoneSentences, "last_none_sentences")   /* sentences since the figure right before */                                  \
  X(LevelInSentence, "level_in_sentence")       /* 1 a level stands before it in the sentence */                               \
  X(LinkedInSentence, "linked_in_sentence")     /* linked figures before it in the sentence */                                 \
  X(Expected, "expected_size")                  /* ExpectedSize with the areas decided */                                      \
  X(FirstExpected, "first_expected")            /* ExpectedSize of what the first reading decided */                           \
  X(FirstProduct, "first_product")              /* ProductCode of its product */                                               \
  X(ProductKind, "product_kind")                /* ProductCode of the product decided */                                       \
  X(FlowSide, "flow_side")                      /* where the flow stands: -1 not in the sentence, 0 before, 1 after */         \
  X(PartnerSide, "partner_side")                /* */                                                                          \
  X(ProductSide, "product_side")                /* */                                                                          \
  X(CoreFlows, "core_flows")                    /* nouns and verbs for exports, imports and trade in the article */            \
  X(FirstLinked, "first_linked")                /* of the first reading: share of the other figures linked */                  \
  X(FirstLinkedHere, "first_linked_here")       /* in the sentence */                                                          \
  X(NextIsNone, "next_is_none")                 /* 1 the figure right behind is no claim */                                    \
  X(NextSentences, "next_sentences")            /* sentences to the next linked figure */                                      \
  X(NextKind, "next_kind")                      /* */                                                                          \
  X(NextRole, "next_role")                      /* */                                                                          \
  X(NextFlow, "next_flow")                      /* */                                                                          \
  X(NextDistance, "next_distance")              /* */                                                                          \
  X(NextCommas, "next_commas")                  /* */                                                                          \
  X(NextBreaks, "next_breaks")                  /* */                                                                          \
  X(NextTied, "next_tied")                      /* Layout::TieOf */                                                            \
  X(NextBrackets, "next_brackets")              /* */                                                                          \
  X(ArticleWords, "article_words")              /* of a flow: Wording::ArticleScore, in halves */

enum class Context : std::uint8_t {
#define X(name, text) k##name,
  TALLYMAN_CONTEXT_COLUMNS(X)
#undef X
};
#define X(name, text) +1
inline constexpr int kContextColumns = 0 TALLYMAN_CONTEXT_COLUMNS(X);
#undef X

inline constexpr int kFirstValueColumn = kContextColumns;
inline constexpr int kFirstBlockColumn = kContextColumns + kValueColumns;
inline constexpr int kColumns = kFirstBlockColumn + kBlocks * kParts;

// "kind", "carry", "before.distance", ...
std::string ColumnName(int column);
std::optional<int> ParseColumn(std::string_view name);

// Counts and shares of a whole article are given in few steps: told exactly, they would name the article that a tree was trained on.
constexpr int Magnitude(int count) {  // 0, 1, 2, 3 (3 and 4), 4 (5 to 8), 5 (9 to 16), ...
  int step = 0;
  for (int most = 0; count > most; ++step) most = most == 0 ? 1 : 2 * most;
  return step;
}
inline double InFifths(double share) { return std::round(share * 5) / 5; }
inline double InTenths(double share) { return std::round(share * 10) / 10; }

class Row {
 public:
  Row() { values_.fill(std::numeric_limits<float>::quiet_NaN()); }

  void Set(Context column, double value) { values_[static_cast<int>(column)] = static_cast<float>(value); }
  void Set(ValueColumn column, double value) { values_[kFirstValueColumn + static_cast<int>(column)] = static_cast<float>(value); }
  void Set(Block block, Part part, double value) { values_[Index(block, part)] = static_cast<float>(value); }
  float Get(Context column) const { return values_[static_cast<int>(column)]; }
  float Get(ValueColumn column) const { return values_[kFirstValueColumn + static_cast<int>(column)]; }
  float Get(Block block, Part part) const { return values_[Index(block, part)]; }
  float operator[](int column) const { return values_[column]; }
  // All kColumns values.
  const float* data() const { return values_.data(); }

 private:
  static int Index(Block block, Part part) { return kFirstBlockColumn + static_cast<int>(block) * kParts + static_cast<int>(part); }

  std::array<float, kColumns> values_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_COLUMNS_H_
