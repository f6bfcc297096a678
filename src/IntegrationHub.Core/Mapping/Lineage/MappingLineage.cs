using IntegrationHub.Core.Mapping.Check;

namespace IntegrationHub.Core.Mapping.Lineage;

/// <summary>What feeds what in a mapping.</summary>
/// <param name="Targets">The places of the outputs that rules set, in file order.</param>
/// <param name="Sources">The places of the input that rules read, by pointer; then those that the contract declares and nothing reads.</param>
public sealed record MappingLineage(IReadOnlyList<TargetLineage> Targets, IReadOnlyList<SourceLineage> Sources);

/// <summary>A place of an output and the rules that feed it.</summary>
/// <param name="Output">The output by name.</param>
/// <param name="Target">The pointer from its root, with <c>*</c> for the elements of loops.</param>
/// <param name="Rules">The rules, in file order; several under conditions that exclude each other.</param>
public sealed record TargetLineage(string Output, string Target, IReadOnlyList<LineageRule> Rules);

/// <summary>A rule as it feeds a target.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">Where it stands: <c>file:line</c>.</param>
/// <param name="How">The way from the source to the target in a few words: functions, code list, constant, condition.</param>
/// <param name="Sources">What it reads.</param>
public sealed record LineageRule(string Id, string Place, string How, IReadOnlyList<LineageSource> Sources);

/// <summary>A place of the input that a rule reads.</summary>
/// <param name="Source">The pointer from the root of the message, with <c>*</c> for the elements of loops.</param>
/// <param name="Use">Why it is read.</param>
public sealed record LineageSource(string Source, SourceUse Use);

/// <summary>A place of the input and who uses it.</summary>
/// <param name="Source">The pointer from the root of the message, with <c>*</c> for the elements of loops.</param>
/// <param name="Uses">The rules that read it; none for a place that is declared and not read.</param>
public sealed record SourceLineage(string Source, IReadOnlyList<LineageUse> Uses);

/// <summary>A use of a source.</summary>
/// <param name="Rule">The rule; the name of the output where its own condition or loop reads the source.</param>
/// <param name="Targets">The places that the rule sets.</param>
/// <param name="Use">Why it is read.</param>
public sealed record LineageUse(string Rule, IReadOnlyList<string> Targets, SourceUse Use);
