using System.Globalization;
using System.Text.Json;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Host.Layout;

/// <summary>How the page says code words, numbers and addresses.</summary>
internal static class Terms
{
    /// <summary>Says a code word as a phrase: <c>InFlight</c> is "In flight".</summary>
    public static string Phrase(Enum value)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Says a number with its thousands apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Says a number and what it counts.</summary>
    public static string Count(long value, string one, string many) => $"{Number(value)} {(value == 1 ? one : many)}";

    /// <summary>Builds an address with the parameters that have a value.</summary>
    public static string Address(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = path;
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text += $"{(text.Contains('?') ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return text;
    }

    public static (string Text, string Icon, string Tone) Look(Enum value)
    {
        var (icon, tone) = value switch
        {
            MessageState.Applied or DeliveryState.Posted or Relation.Equal => ("check_circle", "good"),
            MessageState.InFlight or DeliveryState.InFlight or Cause.InFlight => ("schedule", "busy"),
            MessageState.Quarantined or DeliveryState.Quarantined => ("front_hand", "warn"),
            MessageState.Suppressed or DeliveryState.Cancelled => ("do_not_disturb_on", "calm"),
            MessageState.Rejected or DeliveryState.Refused => ("cancel", "bad"),
            Severity.Critical => ("error", "bad"),
            Severity.High => ("keyboard_double_arrow_up", "bad"),
            Severity.Medium => ("drag_handle", "warn"),
            Severity.Low => ("keyboard_arrow_down", "calm"),
            Certainty.Certain => ("target", "bad"),
            Certainty.Possible => ("help", "warn"),
            _ => ("radio_button_unchecked", "calm"),
        };
        return (Phrase(value), icon, tone);
    }
}
