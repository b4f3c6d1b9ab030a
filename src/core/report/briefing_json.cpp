#include <cmath>
#include <nlohmann/json.hpp>

#include "core/report/briefing.hpp"

namespace adherence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema_name = "urn:adherence-scorecards:schema:briefing:1";
constexpr int format_version = 1;

// By Verdict, Assessment::State, Outcome and BriefingPath::Kind: what programmes go by, the same in every language.
constexpr std::array<std::string_view, 5> verdict_keys{"not_eligible", "conditional", "eligible", "open", "invalid"};
constexpr std::array<std::string_view, 5> state_keys{"known", "ranged", "unknown", "not_applicable", "problem"};
constexpr std::array<std::string_view, 5> outcome_keys{"holds", "fails", "open", "not_applicable", "invalid"};
constexpr std::array<std::string_view, 4> path_keys{"none_needed", "found", "unreachable", "not_asked"};

template <std::size_t size, typename Key>
Json key_of(std::array<std::string_view, size> const& keys, Key key) {
    return keys.at(static_cast<std::size_t>(key));
}

Json figure(std::optional<double> value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }
Json text_or_null(std::string const& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// Json::dump(1), but for figures: those have at most 15 significant digits here, as everywhere else. dump() writes up to 17.
class Writer {
public:
    static std::string text_of(Json const& value) {
        Writer writer;
        writer.write(value, 0);
        return std::move(writer.out_) + "\n";
    }

private:
    void write(Json const& value, std::size_t depth) {
        if (value.is_structured() && !value.empty()) {
            out_ += value.is_object() ? '{' : '[';
            bool first = true;
            for (auto const& item : value.items()) {
                if (!first) out_ += ',';
                first = false;
                new_line(depth + 1);
                if (value.is_object()) out_ += plain(item.key()) + ": ";
                write(item.value(), depth + 1);
            }
            new_line(depth);
            out_ += value.is_object() ? '}' : ']';
        } else {
            out_ += value.is_number_float() ? Cell::of(value.get<double>()).shown() : plain(value);
        }
    }
    static std::string plain(Json const& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }
    void new_line(std::size_t depth) { out_.append("\n").append(depth, ' '); }

    std::string out_;
};

void add_figures(Json& target, ScorecardBar const& bar) {
    bool const stands = bar.applicable && !bar.problem;
    target["score"] = figure(bar.score);
    target["low"] = figure(bar.low);
    target["high"] = figure(bar.high);
    target["coverage"] = figure(stands ? std::optional(bar.coverage) : std::nullopt);
}

Json pillars_of(Scorecard const& card) {
    Json pillars = Json::array();
    for (ScorecardBar const& bar : card.pillars) {
        Json pillar{{"id", bar.id}, {"title", bar.title}, {"weight", figure(bar.weight)}};
        add_figures(pillar, bar);
        pillars.push_back(std::move(pillar));
    }
    return pillars;
}

Json verdicts_of(Scorecard const& card) {
    Json verdicts = Json::array();
    for (ScorecardBenefit const& one : card.benefits)
        verdicts.push_back({{"benefit", one.id}, {"verdict", key_of(verdict_keys, one.verdict)}, {"word", one.word}});
    return verdicts;
}

Json entered(BriefingCell const& cell) {
    if (cell.number && std::isfinite(*cell.number)) return *cell.number;
    return text_or_null(cell.content);
}

Json assessments_of(BriefingCountry const& country) {
    Json assessments = Json::array();
    for (BriefingCell const& cell : country.cells)
        assessments.push_back({{"criterion", cell.id},
                               {"title", cell.title},
                               {"group", cell.group},
                               {"entered", entered(cell)},
                               {"value", text_or_null(cell.value)},
                               {"words", cell.words},
                               {"state", key_of(state_keys, cell.state)},
                               {"score", figure(cell.score)},
                               {"withheld", cell.withheld}});
    return assessments;
}

Json reasons_of(Scorecard const& card) {
    Json reasons = Json::array();
    for (ScorecardBenefit const& one : card.benefits) {
        Json rules = Json::array();
        for (ScorecardReason const& reason : one.reasons)
            rules.push_back({{"rule", reason.rule},
                             {"effect", reason.effect},
                             {"subject", reason.subject},
                             {"value", reason.value},
                             {"test", reason.test},
                             {"outcome", key_of(outcome_keys, reason.outcome)},
                             {"distance", text_or_null(reason.distance)},
                             {"note", reason.note}});
        reasons.push_back({{"benefit", one.id}, {"explanation", one.explanation}, {"rules", std::move(rules)}});
    }
    return reasons;
}

Json paths_of(Briefing const& briefing, BriefingCountry const& country) {
    Json paths = Json::array();
    for (std::size_t place = 0; place < country.paths.size(); ++place) {
        BriefingPath const& path = country.paths[place];
        bool const found = path.kind == BriefingPath::Kind::found;
        Json moves = Json::array();
        for (BriefingMove const& move : path.moves)
            moves.push_back({{"criterion", move.id},
                             {"title", move.title},
                             {"from", move.from},
                             {"to", move.to},
                             {"from_words", move.from_words},
                             {"to_words", move.to_words},
                             {"effort", figure(move.effort)}});
        paths.push_back({{"benefit", briefing.benefit_ids.at(place)},
                         {"outcome", key_of(path_keys, path.kind)},
                         {"effort", figure(found ? std::optional(path.effort) : std::nullopt)},
                         {"proven", path.proven},
                         {"moves", std::move(moves)},
                         {"why", text_or_null(path.why)}});
    }
    return paths;
}

Json robustness_of(Briefing const& briefing, Sureness const& sure) {
    Json verdicts = Json::array();
    for (std::size_t place = 0; place < sure.benefits.size(); ++place) {
        VerdictShares const& shares = sure.benefits[place].shares;
        auto const share = [&](double value) { return figure(shares.asked ? std::optional(value) : std::nullopt); };
        verdicts.push_back({{"benefit", briefing.benefit_ids.at(place)},
                            {"asked", shares.asked},
                            {"certain", shares.certain},
                            {"eligible", share(shares.eligible)},
                            {"conditional", share(shares.conditional)},
                            {"not_eligible", share(shares.not_eligible)},
                            {"error", share(shares.error)},
                            {"words", sure.benefits[place].words}});
    }
    return {{"verdicts", std::move(verdicts)}, {"rank", sure.rank}};
}

Json evidence_of(BriefingCountry const& country) {
    Json evidence = Json::array();
    for (EvidenceEntry const& entry : country.evidence)
        evidence.push_back({{"criterion", entry.criterion},
                            {"source", entry.source},
                            {"date", text_or_null(entry.date_text)},
                            {"confidence", text_or_null(entry.confidence)},
                            {"note", text_or_null(entry.note)},
                            {"marking", text_or_null(entry.marking)}});
    return evidence;
}

Json withheld(std::size_t evidence, std::size_t values) { return {{"evidence", evidence}, {"values", values}}; }

Json country_of(Briefing const& briefing, BriefingCountry const& country) {
    BriefingParts const& parts = briefing.choices.parts;
    Json result{{"country", country.card.country}};
    add_figures(result["index"], country.card.index);
    result["pillars"] = pillars_of(country.card);
    result["verdicts"] = verdicts_of(country.card);
    result["assessments"] = assessments_of(country);
    if (parts.has(BriefingPart::reasons)) result["reasons"] = reasons_of(country.card);
    if (parts.has(BriefingPart::path)) result["path"] = paths_of(briefing, country);
    if (parts.has(BriefingPart::robustness) && country.sureness) result["robustness"] = robustness_of(briefing, *country.sureness);
    if (parts.has(BriefingPart::evidence)) result["evidence"] = evidence_of(country);
    result["withheld"] = withheld(country.evidence_withheld, country.values_withheld);
    return result;
}

Json provenance_of(Briefing const& briefing) {
    BriefingProvenance const& from = briefing.provenance;
    return {{"framework", {{"id", from.framework_id}, {"title", from.framework_title}, {"version", from.framework_version}, {"stamp", from.framework_stamp}}},
            {"data_stamp", from.data_stamp},
            {"as_of", text_or_null(from.as_of)},
            {"extension_version", from.extension_version},
            {"peers", briefing.peers},
            {"relative", briefing.relative}};
}

}  // namespace

std::string briefing_json(Briefing const& briefing) {
    BriefingChoices const& choices = briefing.choices;
    Json parts = Json::array(), benefits = Json::array(), countries = Json::array();
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part)
        if (choices.parts.has(static_cast<BriefingPart>(part))) parts.push_back(briefing_part_names[part]);
    for (std::size_t place = 0; place < briefing.benefit_ids.size(); ++place)
        benefits.push_back({{"id", briefing.benefit_ids[place]}, {"title", briefing.benefit_titles.at(place)}});
    for (BriefingCountry const& country : briefing.countries) countries.push_back(country_of(briefing, country));

    Json result{{"$schema", schema_name},
                {"format", "adherence-briefing"},
                {"format_version", format_version},
                {"notice", briefing_notice},
                {"title", briefing.title},
                {"language", fold(choices.language)},
                {"marking", text_or_null(choices.marking)},
                {"date", to_text(choices.date)}};
    if (!choices.author.empty()) result["author"] = choices.author;
    result["parts"] = std::move(parts);
    result["provenance"] = provenance_of(briefing);
    result["benefits"] = std::move(benefits);
    result["withheld"] = withheld(briefing.evidence_withheld, briefing.values_withheld);
    result["countries"] = std::move(countries);
    return Writer::text_of(result);
}

}  // namespace adherence
