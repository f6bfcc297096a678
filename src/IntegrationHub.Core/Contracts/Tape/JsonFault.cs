namespace IntegrationHub.Core.Contracts;

/// <summary>What can be wrong with JSON text; <see cref="JsonProblems"/> words it.</summary>
internal enum JsonFault
{
    None,
    EndsEarly,
    EndsInString,
    MoreText,
    NoMemberEnd,
    NoElementEnd,
    NoName,
    NoColon,
    NoValue,
    BadNumber,
    NoFraction,
    NoExponent,
    BadEscape,
    LoneSurrogate,
    Nul,
    ControlCharacter,
    TooManyValues,
    TooDeep,
    TooManyMembers,
    ExponentTooLarge,
    NumberTooLong,
}
