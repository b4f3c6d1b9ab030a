// The command "Add or edit evidence for this cell".
#include <algorithm>

#include "calc/evidence_writing.hpp"
#include "calc/framework_sheets.hpp"
#include "calc/settings.hpp"
#include "core/report/words.hpp"
#include "extension/actions.hpp"
#include "extension/dialog.hpp"
#include "workbooks/live.hpp"

namespace adherence {

namespace {

/// The assessment that the selected cell holds.
struct AssessedCell {
    std::size_t country;
    int criterion;
};

std::optional<AssessedCell> assessed_cell(CommandPlace const& place, calc::Workbook const& book) {
    auto const at = place.selected();
    auto const* const table = book.table("assessments");
    if (!at || !table || !book.loaded.framework || at->Sheet != table->address.Sheet) return {};
    auto const country = std::ranges::find(book.countries, at->Row, &calc::CountryRow::row);
    auto const criterion = std::ranges::find(book.columns.column_of_criterion, at->Column - table->address.StartColumn - 1);
    if (country == book.countries.end() || criterion == book.columns.column_of_criterion.end()) return {};
    return AssessedCell{static_cast<std::size_t>(country - book.countries.begin()), static_cast<int>(criterion - book.columns.column_of_criterion.begin())};
}

class EvidenceDialog {
public:
    EvidenceDialog(CommandPlace const& place, std::string const& title, std::string const& asked, EvidenceEntry blank, std::vector<EvidenceEntry> entries,
                   std::vector<std::string> const& markings)
        : place_(place), blank_(std::move(blank)), entries_(std::move(entries)), dialog_(place, title, "command-EditEvidence", 320) {
        if (entries_.empty()) entries_.push_back(blank_);
        if (!asked.empty()) dialog_.text("asked", asked, 2);
        dialog_.list("entries", place.tell("evidence.list"), lines(), 5);
        dialog_.buttons({{"new", place.tell("evidence.new")}, {"remove", place.tell("evidence.remove")}});
        dialog_.field("source", place.tell("evidence.source"), "");
        dialog_.beside(3);
        dialog_.field("date", place.tell("evidence.date.label"), "");
        dialog_.combo("confidence", place.tell("evidence.confidence"), used(&EvidenceEntry::confidence), "");
        dialog_.combo("marking", place.tell("evidence.marking"), markings, "");
        dialog_.field("note", place.tell("evidence.note"), "");
        dialog_.on("entries", [this] { turn_to(std::max(dialog_.chosen("entries"), 0)); });
        dialog_.on("new", [this] {
            take();
            entries_.push_back(blank_);
            turn_to(static_cast<int>(entries_.size()) - 1, false);
        });
        dialog_.on("remove", [this] {
            if (entries_.empty()) return;
            entries_.erase(entries_.begin() + shown_);
            if (entries_.empty()) entries_.push_back(blank_);
            turn_to(std::min(shown_, static_cast<int>(entries_.size()) - 1), false);
        });
        dialog_.on_accept([this] { return wrong(); });
        dialog_.when_shown([this] { turn_to(0, false); });
    }

    /// Those to be kept; empty where it was cancelled.
    [[nodiscard]] std::optional<std::vector<EvidenceEntry>> run() {
        if (!dialog_.run(place_.tell("dialog.apply"))) return {};
        take();
        std::erase_if(entries_, [this](EvidenceEntry const& entry) { return is_blank(entry); });
        return entries_;
    }

private:
    [[nodiscard]] bool is_blank(EvidenceEntry const& entry) const {
        return entry.row == 0 && entry.source.empty() && entry.date_text.empty() && entry.note.empty() && entry.confidence.empty();
    }
    [[nodiscard]] Dialog::Items lines() const {
        Dialog::Items items;
        for (EvidenceEntry const& entry : entries_) {
            std::string line = entry.source.empty() ? place_.tell("evidence.empty-line") : entry.source;
            if (!entry.date_text.empty()) line += " · " + entry.date_text;
            items.push_back(line);
        }
        return items;
    }
    [[nodiscard]] Dialog::Items used(std::string EvidenceEntry::*which) const {
        Dialog::Items items;
        for (EvidenceEntry const& entry : place_.model->workbook().evidence ? place_.model->workbook().evidence->evidence.entries() : std::vector<EvidenceEntry>())
            if (!(entry.*which).empty() && std::ranges::find(items, entry.*which) == items.end()) items.push_back(entry.*which);
        std::ranges::sort(items);
        return items;
    }

    /// What is typed belongs to the entry that is shown.
    void take() {
        EvidenceEntry& entry = entries_[static_cast<std::size_t>(shown_)];
        auto const typed = [this](char const* name) { return std::string(trim(dialog_.content(name))); };
        entry.source = typed("source");
        entry.date_text = typed("date");
        entry.date = date_from_text(entry.date_text);
        entry.confidence = typed("confidence");
        entry.marking = typed("marking");
        entry.note = typed("note");
    }
    void turn_to(int entry, bool keep = true) {
        if (keep) take();
        shown_ = entry;
        EvidenceEntry const& now = entries_[static_cast<std::size_t>(entry)];
        dialog_.set_items("entries", lines(), entry);
        dialog_.set_content("source", now.source);
        dialog_.set_content("date", now.date_text);
        dialog_.set_content("confidence", now.confidence);
        dialog_.set_content("marking", now.marking);
        dialog_.set_content("note", now.note);
    }
    [[nodiscard]] std::string wrong() {
        take();
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            EvidenceEntry const& entry = entries_[i];
            if (is_blank(entry)) continue;
            std::string const why = entry.source.empty()                          ? place_.tell("evidence.no-source", {{"count", std::to_string(i + 1)}})
                                    : !entry.date && !entry.date_text.empty() ? place_.tell("evidence.bad-date", {{"date", entry.date_text}})
                                                                              : std::string();
            if (why.empty()) continue;
            turn_to(static_cast<int>(i), false);
            return why;
        }
        return {};
    }

    CommandPlace const& place_;
    EvidenceEntry blank_;
    std::vector<EvidenceEntry> entries_;
    int shown_ = 0;
    Dialog dialog_;
};

}  // namespace

void edit_evidence(CommandPlace const& place) {
    calc::Workbook const& book = place.model->workbook();
    if (book.too_large()) return place.say(place.tell("sheets.refused.too-large"));
    auto const cell = assessed_cell(place, book);
    if (!cell) return place.say(place.tell("evidence.no-cell"));
    Framework const& framework = *book.loaded.framework;
    Node const& node = framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(cell->criterion)])];
    std::string const country = book.countries[cell->country].name;
    std::vector<EvidenceEntry> before;
    if (book.evidence)
        for (EvidenceEntry const* entry : book.evidence->evidence.of(country, node.id)) before.push_back(*entry);
    calc::Settings const settings = calc::read_settings(place.context);
    EvidenceEntry blank;
    blank.country = country;
    blank.criterion = node.id;
    blank.marking = settings.default_marking;
    auto after = std::optional(before);
    if (auto const source = place.argument("Source")) {
        blank.source = *source;
        blank.date_text = place.argument("Date").value_or("");
        blank.date = date_from_text(blank.date_text);
        blank.note = place.argument("Note").value_or("");
        blank.confidence = place.argument("Confidence").value_or("");
        blank.marking = place.argument("Marking").value_or(blank.marking);
        after->push_back(blank);
    } else {
        std::string const title = workbooks::title_or_id(node.title, node.id, place.language());
        std::string const asked = node.evidence.empty() ? std::string() : place.tell("evidence.asked", {{"asked", node.evidence.in(place.language())}});
        after = EvidenceDialog(place, place.tell("evidence.title", {{"country", country}, {"criterion", title}}), asked, blank, before, settings.markings).run();
    }
    if (!after || *after == before) return;
    auto const written = calc::write_evidence(place.document(), book, before, *after, workbooks::texts_in(place.language()), place.tell("evidence.undo", {{"country", country}}));
    if (written.written) return;
    if (!written.missing_column.empty()) return place.say(place.tell("evidence.column-lacking", {{"content", written.missing_column}, {"place", written.place}}));
    place.say(written.place.empty() ? place.tell(calc::sheets_refused(place.document())) : place.tell("evidence.held-up", {{"place", written.place}}));
}

}  // namespace adherence
