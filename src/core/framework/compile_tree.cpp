#include <unordered_map>

#include "core/framework/compile.hpp"
#include "core/framework/reading.hpp"

namespace adherence {

namespace {

constexpr int no_parent = -1, unknown_parent = -2;

std::vector<std::string> const& aggregate_names() {
    static std::vector<std::string> const names{"arithmetic", "geometric", "harmonic", "minimum", "maximum", "power:P"};
    return names;
}

struct AggregateRead {
    Aggregate aggregate = Aggregate::arithmetic;
    Number exponent;
};

std::optional<AggregateRead> read_aggregate(std::string_view text) {
    std::string const folded = fold(text);
    constexpr std::pair<std::string_view, Aggregate> names[] = {{"arithmetic", Aggregate::arithmetic},
                                                                {"geometric", Aggregate::geometric},
                                                                {"harmonic", Aggregate::harmonic},
                                                                {"minimum", Aggregate::minimum},
                                                                {"maximum", Aggregate::maximum}};
    for (auto const& [name, aggregate] : names)
        if (name == folded) return AggregateRead{aggregate, {}};
    std::size_t const colon = folded.find(':');
    if (colon == folded.npos || trim(std::string_view(folded).substr(0, colon)) != "power") return {};
    // An exponent beyond this makes every mean the minimum or the maximum, and figures of unbounded size.
    constexpr int largest_exponent = 1000;
    auto const exponent = Number::from_text(trim(std::string_view(folded).substr(colon + 1)));
    if (!exponent || *exponent > Number(largest_exponent) || *exponent < Number(-largest_exponent)) return {};
    return AggregateRead{Aggregate::power, *exponent};
}

class TreeCompiler {
public:
    explicit TreeCompiler(Compilation& work) : work_(work), framework_(work.framework) {}

    void compile() {
        add_nodes();
        if (framework_.nodes.empty()) {
            work_.faults.error("criteria.none", {"criteria", 0, ""});
            return;
        }
        find_root();
        find_parents();
        find_circles();
        for (int node = 0; node < size(); ++node) complete(node);
        if (!work_.faults.failed()) check_figures();
    }

private:
    int size() const { return static_cast<int>(framework_.nodes.size()); }
    DraftRow const& row(int node) const { return *work_.node_rows[node]; }
    Place at(int node, std::uint8_t column) const { return {"criteria", row(node).row, criteria_columns[column].name}; }

    void add_nodes() {
        for (DraftRow const& draft_row : work_.draft.criteria.rows) {
            std::string_view const id = draft_row.text(criteria_column::id);
            Place const place{"criteria", draft_row.row, "id"};
            if (says_nothing(id)) {
                work_.faults.error("criteria.no-id", place);
                continue;
            }
            auto const [found, fresh] = framework_.node_by_id.emplace(fold(id), size());
            if (!fresh) {
                work_.faults.error("criteria.duplicate-id", place,
                                   {{"content", Faults::shortened(id)}, {"first", std::to_string(row(found->second).row)}});
                continue;
            }
            if (id.starts_with('#')) work_.faults.warning("criteria.passed-over", place, {{"content", std::string(id)}});
            if (fold(id) == "coverage") work_.faults.warning("criteria.named-coverage", place);
            Node node;
            node.id = id;
            node.row = draft_row.row;
            framework_.nodes.push_back(std::move(node));
            work_.node_rows.push_back(&draft_row);
        }
    }

    void find_root() {
        std::vector<int> roots;
        for (int node = 0; node < size(); ++node)
            if (row(node).text(criteria_column::parent).empty()) roots.push_back(node);
        if (!roots.empty()) framework_.root = roots.front();
        if (roots.empty()) {
            work_.faults.error("criteria.no-root", {"criteria", 0, "parent"});
        } else if (roots.size() > 1) {
            work_.faults.error("criteria.several-roots", at(roots[1], criteria_column::parent),
                               {{"content", framework_.nodes[roots[1]].id}, {"first", framework_.nodes[roots[0]].id}});
        }
        auto const index = framework_.node_by_id.find("index");
        if (index != framework_.node_by_id.end() && !roots.empty() && index->second != framework_.root &&
            !row(index->second).text(criteria_column::parent).empty())
            work_.faults.error("criteria.reserved-id", at(index->second, criteria_column::id),
                               {{"content", framework_.nodes[index->second].id},
                                {"root", framework_.nodes[framework_.root].id}});
    }

    void find_parents() {
        std::vector<std::string> ids;
        for (Node const& node : framework_.nodes) ids.push_back(node.id);
        for (int node = 0; node < size(); ++node) {
            std::string_view const parent = row(node).text(criteria_column::parent);
            Node& child = framework_.nodes[node];
            child.parent = no_parent;
            if (parent.empty()) continue;
            child.parent = framework_.node(parent);
            if (child.parent >= 0) {
                framework_.nodes[child.parent].children.push_back(node);
            } else {
                child.parent = unknown_parent;
                work_.faults.unknown("criteria.unknown-parent", at(node, criteria_column::parent), parent, ids);
            }
        }
    }

    void find_circles() {
        enum : char { unseen, on_way, done };
        std::vector<char> state(framework_.nodes.size(), unseen);
        for (int start = 0; start < size(); ++start) {
            int at_node = start;
            for (; at_node >= 0 && state[at_node] == unseen; at_node = framework_.nodes[at_node].parent)
                state[at_node] = on_way;
            if (at_node >= 0 && state[at_node] == on_way) report_circle(at_node);
            for (int node = start; node >= 0 && state[node] == on_way; node = framework_.nodes[node].parent)
                state[node] = done;
        }
    }

    void report_circle(int member) {
        int first = member;
        std::vector<std::string> ids;
        for (int node = member; ids.empty() || node != member; node = framework_.nodes[node].parent) {
            if (row(node).row < row(first).row) first = node;
            ids.push_back(framework_.nodes[node].id);
        }
        work_.faults.error("criteria.circle", at(first, criteria_column::parent), {{"circle", listed(ids)}});
    }

    void complete(int index) {
        Node& node = framework_.nodes[index];
        DraftRow const& draft_row = row(index);
        node.title = work_.local(draft_row, criteria_column::title);
        node.question = work_.local(draft_row, criteria_column::question);
        node.evidence = work_.local(draft_row, criteria_column::evidence);
        node.source = work_.local(draft_row, criteria_column::source);
        read_weight(index);
        decide_kind(index);
        if (node.criterion) {
            read_scale(index);
            read_na(index);
            read_effort(index);
            node.criterion_index = static_cast<int>(framework_.criteria.size());
            framework_.criteria.push_back(index);
        } else {
            read_group(index);
        }
    }

    // A node with children is a group; one without is a criterion, unless it has an aggregate and no scale.
    void decide_kind(int index) {
        Node& node = framework_.nodes[index];
        std::string_view const scale = row(index).text(criteria_column::scale);
        std::string_view const aggregate = row(index).text(criteria_column::aggregate);
        Faults::Arguments const names{{"content", Faults::shortened(node.id)}};
        if (!node.children.empty()) {
            if (scale.empty()) return;
            if (aggregate.empty())
                work_.faults.error("criteria.parent-is-criterion", at(node.children.front(), criteria_column::parent), names);
            else
                work_.faults.error("criteria.scale-on-group", at(index, criteria_column::scale), names);
            return;
        }
        node.criterion = aggregate.empty() || !scale.empty();
        if (!node.criterion) {
            work_.faults.warning("criteria.empty-group", at(index, criteria_column::aggregate), names);
        } else if (scale.empty()) {
            work_.faults.error("criteria.no-scale", at(index, criteria_column::scale), names);
        } else if (!aggregate.empty()) {
            work_.faults.error("criteria.aggregate-on-criterion", at(index, criteria_column::aggregate), names);
        }
    }

    void read_weight(int index) {
        std::string_view const text = row(index).text(criteria_column::weight);
        if (text.empty()) return;
        auto const weight = read_decimal(work_, at(index, criteria_column::weight), text);
        if (!weight) return;
        if (weight->sign() < 0)
            work_.faults.error("criteria.negative-weight", at(index, criteria_column::weight), {{"content", weight->to_text()}});
        else
            framework_.nodes[index].weight = *weight;
    }

    void read_scale(int index) {
        std::string_view const text = row(index).text(criteria_column::scale);
        if (text.empty()) return;
        std::string const folded = fold(text);
        auto const scale = scale_by_id().find(folded);
        if (scale == scale_by_id().end()) {
            std::vector<std::string> ids;
            if (work_.faults.may_suggest(framework_.scales.size()))
                for (Scale const& candidate : framework_.scales) ids.push_back(candidate.id);
            work_.faults.unknown("criteria.unknown-scale", at(index, criteria_column::scale), text, ids);
            return;
        }
        framework_.nodes[index].scale = scale->second;
        Scale const& found = framework_.scales[scale->second];
        bool const dated = found.built_in && found.type == ScaleType::date;
        if (dated && work_.draft.about.text(about_column::as_of).empty())
            work_.faults.error("criteria.no-as-of", at(index, criteria_column::scale), {{"scale", found.id}});
    }

    std::unordered_map<std::string, int> const& scale_by_id() {
        if (scale_by_id_.empty())
            for (std::size_t i = 0; i < framework_.scales.size(); ++i)
                scale_by_id_.emplace(fold(framework_.scales[i].id), static_cast<int>(i));
        return scale_by_id_;
    }

    void read_na(int index) {
        std::string_view const text = row(index).text(criteria_column::na);
        if (text.empty()) return;
        auto const truth = means_truth(fold(text));
        if (!truth)
            work_.faults.error("criteria.na-unclear", at(index, criteria_column::na), {{"content", Faults::shortened(text)}});
        framework_.nodes[index].may_be_not_applicable = truth.value_or(false);
    }

    void read_effort(int index) {
        std::string_view const text = row(index).text(criteria_column::effort);
        if (text.empty()) return;
        if (text == "-" || text == "–" || text == "—" || text == "−") {
            framework_.nodes[index].effort.reset();
            return;
        }
        auto const effort = Number::from_text(text);
        if (!effort || effort->sign() < 0)
            work_.faults.error("criteria.effort-unclear", at(index, criteria_column::effort),
                               {{"content", Faults::shortened(text)}});
        else
            framework_.nodes[index].effort = *effort;
    }

    void read_group(int index) {
        std::string_view const na = row(index).text(criteria_column::na);
        if (!na.empty() && means_truth(fold(na)) != false)
            work_.faults.warning("criteria.na-on-group", at(index, criteria_column::na));
        std::string_view const effort = row(index).text(criteria_column::effort);
        if (!effort.empty() && Number::from_text(effort) != Number(1))
            work_.faults.warning("criteria.effort-on-group", at(index, criteria_column::effort));
        std::string_view const text = row(index).text(criteria_column::aggregate);
        if (text.empty()) return;
        auto const read = read_aggregate(text);
        if (!read) {
            work_.faults.unknown("criteria.unknown-aggregate", at(index, criteria_column::aggregate), text,
                                 aggregate_names(), {{"choices", listed(aggregate_names())}});
            return;
        }
        framework_.nodes[index].aggregate = read->aggregate;
        framework_.nodes[index].exponent = read->exponent;
    }

    // ---- what may be meant, but is worth a look ----

    void check_figures() {
        for (int node = 0; node < size(); ++node) {
            std::vector<int> const& children = framework_.nodes[node].children;
            auto const weighs = [&](int child) { return framework_.nodes[child].weight.sign() > 0; };
            if (!children.empty() && std::none_of(children.begin(), children.end(), weighs))
                work_.faults.warning("criteria.weights-all-zero", at(node, criteria_column::id),
                                     {{"content", framework_.nodes[node].id}});
            if (!needs_positive(framework_.nodes[node])) continue;
            for (int const child : children)
                if (weighs(child) && framework_.nodes[child].criterion && may_be_negative(framework_.scale_of(child)))
                    work_.faults.warning("criteria.negative-score", at(child, criteria_column::scale),
                                         {{"content", framework_.nodes[child].id}, {"group", framework_.nodes[node].id}});
        }
    }

    static bool needs_positive(Node const& group) {
        switch (group.aggregate) {
            case Aggregate::geometric:
            case Aggregate::harmonic: return true;
            case Aggregate::power: return group.exponent != Number(1);
            case Aggregate::arithmetic:
            case Aggregate::minimum:
            case Aggregate::maximum: break;
        }
        return false;
    }

    static bool may_be_negative(Scale const& scale) {
        auto const negative = [](auto const& entry) { return entry.score.sign() < 0; };
        if (scale.type == ScaleType::relative) {
            Relative const& relative = scale.relative;
            return relative.method == RelativeMethod::zscore || relative.first.sign() < 0 || relative.second.sign() < 0;
        }
        return std::any_of(scale.levels.begin(), scale.levels.end(), negative) ||
               std::any_of(scale.points.begin(), scale.points.end(), negative) ||
               std::any_of(scale.dates.begin(), scale.dates.end(), negative);
    }

    Compilation& work_;
    Framework& framework_;
    std::unordered_map<std::string, int> scale_by_id_;
};

}  // namespace

void compile_tree(Compilation& work) { TreeCompiler(work).compile(); }

}  // namespace adherence
