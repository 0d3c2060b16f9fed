#include "extract/own_country.h"

#include <algorithm>

namespace tallyman::extract {
namespace {

using normalize::Area;

// The country of all offices that the article names; nothing where they are of several countries.
std::optional<Area> CountryOfOffices(const Mentions& mentions) {
  std::optional<Area> country;
  for (const WordMention& word : mentions.words) {
    if (word.section != languages::Section::kAgency) continue;
    const auto area = Area::Parse(word.key);
    if (!area) continue;
    if (country && country->text() != area->country().text()) return std::nullopt;
    country = area->country();
  }
  return country;
}

// The country of the town that the body begins with.
std::optional<Area> CountryOfDateline(const ArticleText& text, const Mentions& mentions) {
  const auto& sentences = text.sentences();
  const auto body = std::find_if(sentences.begin(), sentences.end(), [](const Sentence& sentence) { return !sentence.title; });
  if (body == sentences.end()) return std::nullopt;
  const auto town = std::find_if(mentions.areas.begin(), mentions.areas.end(),
                                 [&](const AreaMention& area) { return area.begin == body->begin && area.form == AreaForm::kMetonym; });
  return town == mentions.areas.end() ? std::nullopt : std::optional(town->area.country());
}

}  // namespace

std::string HomeOf(const ArticleText& text, const languages::Pack& pack) {
  return !pack.country_of_traditional().empty() && text.IsTraditional() ? pack.country_of_traditional() : pack.country();
}

std::optional<Area> OwnCountryOf(const ArticleText& text, const Mentions& mentions) {
  if (text.publisher_country()) return text.publisher_country();
  const auto home = Area::Parse(mentions.home);
  const auto is_home = [&](const AreaMention& area) { return area.area.text() == mentions.home; };
  if (home && std::any_of(mentions.areas.begin(), mentions.areas.end(), is_home)) return home;
  if (const auto country = CountryOfOffices(mentions)) return country;
  if (const auto country = CountryOfDateline(text, mentions)) return country;
  return home;
}

}  // namespace tallyman::extract
