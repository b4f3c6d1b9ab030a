// A document for people as OpenDocument text in one flat XML file, which Writer opens and stores as what is asked for.
//
// All looks are named styles. Captions are numbered by Writer's own fields; its table of contents is empty until its indexes are
// updated. Nothing here needs an office.
#pragma once

#include <string>
#include <string_view>

#include "core/report/document.hpp"

namespace adherence {

/// The part meta.xml of an OpenDocument file that holds these and nothing else.
/// \param author may be empty \param date as ISO text
[[nodiscard]] std::string open_document_meta(std::string_view title, std::string_view author, std::string_view date, std::string_view language);

[[nodiscard]] std::string flat_text(Document const& document);

}  // namespace adherence
