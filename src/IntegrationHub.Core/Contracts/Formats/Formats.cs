using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>The named formats of JSON Schema Validation, section 7.3, and the standard behind each.</summary>
internal static class Formats
{
    private const string Pointer = @"(?:/(?:[^~/]|~[01])*)*";
    private const string DurationTime = @"T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)";

    private static readonly Dictionary<string, FormatKeyword.Rule> Rules = new(StringComparer.Ordinal)
    {
        ["date-time"] = DateAndTime.IsDateTime,
        ["date"] = DateAndTime.IsDate,
        ["time"] = DateAndTime.IsTime,
        // RFC 3339, appendix A: units in order, none left out between two.
        ["duration"] = Matching($"^P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)(?:{DurationTime})?|{DurationTime})$"),
        ["email"] = text => MailAddresses.IsAddress(text, international: false),
        ["idn-email"] = text => MailAddresses.IsAddress(text, international: true),
        ["hostname"] = text => HostNames.IsHostName(text, international: false),
        ["idn-hostname"] = text => HostNames.IsHostName(text, international: true),
        ["ipv4"] = InternetAddresses.IsIPv4,
        ["ipv6"] = InternetAddresses.IsIPv6,
        ["uri"] = text => ResourceIdentifiers.IsAbsolute(text, international: false),
        ["uri-reference"] = text => ResourceIdentifiers.IsReference(text, international: false),
        ["iri"] = text => ResourceIdentifiers.IsAbsolute(text, international: true),
        ["iri-reference"] = text => ResourceIdentifiers.IsReference(text, international: true),
        // RFC 6570, section 2: literals, and expressions of variables with modifiers.
        ["uri-template"] = Matching("""^(?:[^\x00-\x20\x7F"%<>\\^`{|}]|%[0-9A-Fa-f]{2}|\{[+#./;?&=,!@|]?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(?::[1-9][0-9]{0,3}|\*)?)*\})*$"""),
        ["json-pointer"] = Matching($"^{Pointer}$"),
        ["relative-json-pointer"] = Matching($"^(?:0|[1-9][0-9]*)(?:#|{Pointer})$"),
        ["regex"] = text => TextPattern.IsPattern(Encoding.UTF8.GetString(text)),
        ["uuid"] = Matching("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"),
    };

    public static FormatKeyword.Rule? Find(string format) => Rules.GetValueOrDefault(format);

    private static FormatKeyword.Rule Matching(string pattern)
    {
        var compiled = new Lazy<TextPattern>(() => TextPattern.Compile(pattern).Value);
        return text => compiled.Value.IsMatch(text);
    }
}
