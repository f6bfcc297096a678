using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ReadDecimal : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("decimal", "Numbers",
        "Reads text with named separators and gives text in shortest decimal form. Groups must be of three digits, so that 1,5 is never read as 15. A trailing minus, as SAP writes it, is taken.")
    {
        Arguments =
        [
            new("point", ArgumentType.Text, "The decimal separator. The default is '.'."),
            new("group", ArgumentType.Text, "The grouping separator. The default is none."),
        ],
        Examples =
        [
            new("{ decimal: { point: \",\", group: \".\" } }", "\"1.234,50\"", "\"1234.5\""),
            new("{ decimal: { point: \",\", group: \".\" } }", "\"1.5\"", "refused"),
            new("decimal", "\"12.50-\"", "\"-12.5\""),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var point = arguments.Text("point", ".");
        var group = arguments.Text("group", "");
        if (point.Length != 1 || group.Length > 1 || point == group)
        {
            arguments.Fault("'point' is one character, 'group' at most one, and they differ. Correct them.", point + group);
            return OnText(MapValue.OfText);
        }

        return OnText(text => Read(text.Trim(), point[0], group.Length == 0 ? null : group[0]));
    }

    private static MapValue Read(string text, char point, char? group)
    {
        var number = text.EndsWith('-') && text.Length > 1 ? "-" + text[..^1] : text;
        var (whole, fraction) = number.IndexOf(point, StringComparison.Ordinal) is var at and >= 0 ? (number[..at], number[(at + 1)..]) : (number, null);
        if (group is { } separator && whole.Contains(separator, StringComparison.Ordinal))
        {
            var groups = whole.TrimStart('-', '+').Split(separator);
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))
            {
                return Refused(text);
            }

            whole = whole.Replace(separator.ToString(), "", StringComparison.Ordinal);
        }

        // What is left must be digits: another separator here would be taken for the decimal point below.
        if (whole.TrimStart('-', '+').AsSpan().ContainsAnyExceptInRange('0', '9') || fraction.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return Refused(text);
        }

        var parsed = DecimalText.Parse(string.IsNullOrEmpty(fraction) ? whole : $"{whole}.{fraction}");
        return parsed.Succeeded ? MapValue.OfText(DecimalText.Shortest(parsed.Value)) : Refused(text);
    }

    private static MapValue Refused(string text) =>
        MapValue.Failed($"'{text}' is no decimal number with these separators. Correct it at the source, or correct 'point' and 'group'.");
}
