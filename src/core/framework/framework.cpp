#include "core/framework/framework.hpp"

namespace adherence {

Domain Scale::domain() const {
    switch (type) {
        case ScaleType::level: return Domain::discrete;
        case ScaleType::date: return Domain::date;
        case ScaleType::percent:
        case ScaleType::point:
        case ScaleType::logpoint:
        case ScaleType::relative: break;
    }
    return Domain::number;
}

ValueSet Scale::everything() const {
    switch (type) {
        case ScaleType::level: return ValueSet::all(Domain::discrete, levels.size());
        case ScaleType::percent: return ValueSet::interval(Domain::number, {Number(0), Number(100), true, true});
        case ScaleType::logpoint: return ValueSet::interval(Domain::number, {Number(0), {}, false, false});
        case ScaleType::date:
        case ScaleType::point:
        case ScaleType::relative: break;
    }
    return ValueSet::all(domain());
}

std::optional<std::size_t> Scale::level_named(std::string_view folded) const {
    auto const found = level_by_name.find(std::string(folded));
    if (found == level_by_name.end()) return {};
    return found->second;
}

int Framework::node(std::string_view id_asked) const {
    std::string const folded = fold(id_asked);
    if (folded == "index") return root;
    auto const found = node_by_id.find(folded);
    return found == node_by_id.end() ? -1 : found->second;
}

int Framework::benefit(std::string_view id_asked) const {
    auto const found = benefit_by_id.find(fold(id_asked));
    return found == benefit_by_id.end() ? -1 : found->second;
}

bool Framework::weighs_in(int node_asked, int criterion) const {
    int at = criterion;
    while (at != node_asked && at >= 0 && nodes[at].weight.sign() > 0) at = nodes[at].parent;
    return at == node_asked;
}

}  // namespace adherence
