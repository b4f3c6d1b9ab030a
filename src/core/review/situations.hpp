// Every country there can be, as far as the rules of one benefit can tell countries apart, and whether there is one
// of which certain clauses hold and others do not.
//
//   Situations all(framework, extents, benefit, steps);
//   Asked const asked{&clause, Effect::requires_, Asked::Wanted::fails};
//   all.some_country({&asked, 1}, steps)            // can the requirement fail?
//
// A situation is one completion of one country: what applies, what is known, and a value for every criterion that
// applies. The search halves the classes of subjects at tests that are still open, by Kleene's logic, until what is
// asked is certain of a part; then it looks whether the part has a country.
#pragma once

#include <span>
#include <vector>

#include "core/review/realising.hpp"

namespace adherence {

/// What is asked of a clause.
struct Asked {
    enum class Wanted : std::uint8_t {
        holds,
        fails,
        differs,  ///< from `other`
    };
    Clause const* clause = nullptr;
    Effect effect = Effect::requires_;
    Wanted wanted = Wanted::holds;
    Clause const* other = nullptr;
};

class Situations {
public:
    /// Those that the rules of the benefit, and of the benefits it reads, tell apart.
    Situations(Framework const& framework, std::vector<Extent> const& extents, int benefit, Steps& steps);
    Situations(Situations const&) = delete;
    Situations& operator=(Situations const&) = delete;

    /// May it be said of all countries what no situation contradicts? Not where a test hangs on other countries by
    /// way of a name or another benefit, or where a score may be a problem.
    [[nodiscard]] bool speaks_for_all() const { return speaks_for_all_; }

    /// Is there a situation with all that is asked? yes, no, or open: not found out.
    /// \param named the benefit that gives the names, with its own clauses or others over the same rules
    [[nodiscard]] Truth some_country(std::span<Asked const> asked, Benefit const& named, Steps& steps);
    [[nodiscard]] Truth some_country(std::span<Asked const> asked, Steps& steps);
    /// Is there a situation in which two forms of the benefit, which differ in their names, have two verdicts?
    [[nodiscard]] Truth some_verdict_differs(Benefit const& one, Benefit const& other, Steps& steps);

    /// What the last situation that was found is like: what was left of each subject.
    [[nodiscard]] Part const& found() const { return found_; }
    [[nodiscard]] TestedSubjects const& subjects() const { return subjects_; }

private:
    class Reader;
    template <class Question>
    [[nodiscard]] Truth search(Question const& question, Steps& all_steps);
    template <class Question>
    [[nodiscard]] Truth search_within(Question const& question, Steps& steps);

    Framework const& framework_;
    int benefit_;
    std::vector<int> rules_;  ///< of the benefit and of those it reads
    TestedSubjects subjects_;
    Realising realising_;
    bool speaks_for_all_ = true;
    Part found_;
};

}  // namespace adherence
