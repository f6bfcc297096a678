using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Versioning;

/// <summary>
/// Types the arguments of functions for the hash: a number is a number where the function reads one, a condition is a condition, all
/// else is text. The table stands here and not with the functions: hashes that are recorded must not change when a function does.
/// </summary>
internal static class FunctionMeaning
{
    /// <summary>The arguments that are decimals, as <c>function.argument</c>; the first argument of these functions may stand alone.</summary>
    public static readonly HashSet<string> Decimals = new(StringComparer.Ordinal) { "multiply.by", "divide.by" };

    /// <summary>The argument that is a condition, of whatever function.</summary>
    public const string Condition = "when";

    /// <summary>Appends <c>{ function: argument }</c> or <c>{ function: { name: argument } }</c>.</summary>
    public static void AppendCall(StringBuilder target, YamlNode call, Func<YamlNode, string> condition) =>
        CanonicalForm.AppendObject(target, [.. call.Members.Select(function => (function.Name, Arguments(function, condition)))]);

    private static string Arguments(YamlMember function, Func<YamlNode, string> condition)
    {
        var text = new StringBuilder();
        if (function.Value.Kind == YamlKind.Mapping)
        {
            CanonicalForm.AppendObject(text, [.. function.Value.Members.Select(argument => (argument.Name,
                argument.Name == Condition ? condition(argument.Value) : Scalar(argument.Value, Decimals.Contains($"{function.Name}.{argument.Name}"))))]);
            return text.ToString();
        }

        return Scalar(function.Value, Decimals.Contains(function.Name + ".by"));
    }

    private static string Scalar(YamlNode argument, bool isDecimal)
    {
        if (!argument.IsScalar)
        {
            return LanguageMeaning.ValueText(argument);
        }

        // A quoted decimal is the same decimal.
        if (isDecimal && (argument.Kind == YamlKind.Number || (argument.Quoted && DecimalText.Parse(argument.Text).Succeeded)))
        {
            return CanonicalForm.Number(argument.Text);
        }

        var text = new StringBuilder();
        CanonicalForm.AppendText(text, argument.Source);
        return text.ToString();
    }
}
