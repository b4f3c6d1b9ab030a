// A document for people as OpenDocument text in one flat XML file, which Writer opens and stores as what is asked for.
//
// All looks are named styles. Captions are numbered by Writer's own fields; its table of contents is empty until its indexes are
// updated. Nothing here needs an office.
#pragma once

#include <string>

#include "core/report/document.hpp"

namespace adherence {

[[nodiscard]] std::string flat_text(Document const& document);

}  // namespace adherence
