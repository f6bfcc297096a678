using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Says in plain words what a rule does.</summary>
internal static class RuleWords
{
    public static string Source(MappingRule rule) =>
        rule.ForEach is { } each ? $"each of {each.Text}"
        : rule.From is { } from ? from.Text.Length == 0 ? "the element" : from.Text
        : rule.Const is { } value ? $"the constant {SemanticHash.ValueText(value)}"
        : rule.Template is { } template ? "\"" + string.Concat(template.Parts.Select(part => part.Literal + (part.Value is null ? "" : "{" + part.Value + "}"))) + "\""
        : "nothing";

    public static string Chain(MappingRule rule) => string.Join(", ", rule.Do.Select(call =>
        call.Argument is null ? call.Name : $"{call.Name} {SemanticHash.CallText(Named(call))}"));

    /// <summary>All of it, for a rule that comes or goes.</summary>
    public static string Whole(PlacedRule placed)
    {
        var rule = placed.Rule;
        return (rule.ForEach is not null ? $"maps {Source(rule)} into {placed.Target}" : $"sets {placed.Target} from {Source(rule)}")
            + (rule.Do.Count > 0 ? $", {Chain(rule)}" : "")
            + (rule.Lookup is { } list ? $", by the code list {list}" : "")
            + (rule.When is { } when ? $", when {ConditionText.Of(when)}" : "");
    }

    // An argument alone has no name in the hashed form; as a call of one member it is typed by its function.
    private static YamlNode Named(FunctionCall call) =>
        YamlNode.Mapping([new YamlMember(call.Name, call.Argument!, call.Argument!.Line, call.Argument.Column)], call.Argument.File, call.Argument.Line, call.Argument.Column);
}
