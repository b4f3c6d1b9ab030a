// How much work a review may do. Counted, never timed, so that the same tables say the same on every machine.
#pragma once

#include <cstddef>

namespace adherence {

class Steps {
public:
    explicit Steps(std::size_t most) : left_(most) {}
    /// False once they are used up, and from then on.
    bool spend(std::size_t steps) {
        left_ = steps < left_ ? left_ - steps : 0;
        return left_ > 0;
    }
    [[nodiscard]] bool used_up() const { return left_ == 0; }
    [[nodiscard]] std::size_t left() const { return left_; }

private:
    std::size_t left_;
};

}  // namespace adherence
