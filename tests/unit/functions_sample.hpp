// The small framework that the tests of the functions share, as sheet tables.
#pragma once

#include "unit/function_sheet.hpp"

namespace adherence::testing {

inline constexpr std::string_view sample_criteria =
    "id,parent,title,title:nl,weight,scale,na\n"
    "all,,Adherence,Naleving,,,\n"
    "commitment,all,Commitment,Verbintenis,1,,\n"
    "declared,commitment,Declaration,Verklaring,1,declaration,\n"
    "treaty,commitment,Treaty,Verdrag,1,yes-no,yes\n"
    "practice,all,Practice,Praktijk,3,,\n"
    "controls,practice,Export controls,Exportcontrole,1,percent,\n"
    "review,practice,Review,Toetsing,0,in-force,\n";

inline constexpr std::string_view sample_scales =
    "scale,type,value,score,label,label:nl\n"
    "declaration,level,none,0,no declaration,geen verklaring\n"
    "declaration,level,statement,50,statement only,alleen een verklaring\n"
    "declaration,level,letter,100,letter to the IAEA,brief aan de IAEA\n";

inline constexpr std::string_view sample_rules =
    "benefit,effect,subject,test,id\n"
    "meetings,requires,declared,>= statement,m.declared\n"
    "meetings,condition,controls,>= 50,m.controls\n"
    "supply,requires,index,>= 60,s.index\n"
    "supply,requires,treaty,yes,s.treaty\n"
    "supply,excludes,controls,< 20,s.weak\n";

inline constexpr std::string_view sample_benefits =
    "benefit,title,title:nl\n"
    "meetings,Meetings,Bijeenkomsten\n"
    "supply,Supply,Levering\n";

inline constexpr std::string_view sample_ids = "declared,treaty,controls,review";

/// The sample as JSON text. \param language of the about table
inline std::string sample_json(Sheet& sheet, std::string_view language = "en") {
    Answer const answer = Sheet::call(
        "FRAMEWORK", {sheet.block(sample_criteria), sheet.block(sample_scales), sheet.block(sample_rules),
                      sheet.block(sample_benefits), sheet.cell("2026-11-01"),
                      sheet.block("key,value\nid,sample\nlanguage," + std::string(language) + "\n")});
    return shown(answer);
}

/// The function over values of the sample.
inline std::string over(std::string_view function, std::string_view values, std::vector<std::string> const& rest = {}) {
    Sheet sheet;
    std::vector<Block> arguments{sheet.block(values), sheet.block(sample_ids), sheet.cell(sample_json(sheet))};
    for (std::string const& text : rest) arguments.push_back(sheet.cell(text));
    return shown(Sheet::call(function, arguments));
}

}  // namespace adherence::testing
