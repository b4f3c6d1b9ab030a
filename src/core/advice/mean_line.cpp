#include "core/advice/mean_line.hpp"

namespace adherence {

namespace {

// Far beyond any score in logarithms, and yet a figure that can be written.
bool too_far(Number const& logarithm) {
    static Number const most(10'000);
    return logarithm > most || logarithm < -most;
}

}  // namespace

MeanLine::MeanLine(Node const& group) {
    switch (group.aggregate) {
        case Aggregate::arithmetic: break;
        case Aggregate::geometric: kind_ = Kind::logarithm; break;
        case Aggregate::harmonic:
            kind_ = Kind::power;
            exponent_ = -1;
            break;
        case Aggregate::power:
            exponent_ = group.exponent;
            kind_ = exponent_.is_zero() ? Kind::logarithm : exponent_ == Number(1) ? Kind::plain : Kind::power;
            break;
        case Aggregate::minimum:
        case Aggregate::maximum: kind_ = Kind::extreme; break;
    }
}

std::optional<Number> MeanLine::there(Number const& score) const {
    if (kind_ == Kind::plain || kind_ == Kind::extreme) return score;
    if (score.sign() < 0) return {};
    if (kind_ == Kind::logarithm) return score.is_zero() ? std::nullopt : std::optional(log(score));
    if (score.is_zero()) return exponent_.sign() > 0 ? std::optional(Number()) : std::nullopt;
    return pow(score, exponent_);
}

std::optional<Number> MeanLine::back(Number const& figure) const {
    if (kind_ == Kind::plain || kind_ == Kind::extreme) return figure;
    if (kind_ == Kind::logarithm) return too_far(figure) ? std::nullopt : std::optional(exp(figure));
    if (figure.sign() < 0) return {};
    if (figure.is_zero()) return exponent_.sign() > 0 ? std::optional(Number()) : std::nullopt;
    if (exponent_ == Number(-1)) return Number(1) / figure;
    Number const logarithm = log(figure) / exponent_;
    return too_far(logarithm) ? std::nullopt : std::optional(pow(figure, Number(1) / exponent_));
}

}  // namespace adherence
