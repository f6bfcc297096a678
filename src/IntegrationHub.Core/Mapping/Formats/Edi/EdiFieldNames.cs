using System.Globalization;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>The names of elements in the tree: <c>LIN03</c>, its second component <c>LIN03-2</c>, its second repetition <c>LIN03*2</c>.</summary>
internal static class EdiFieldNames
{
    /// <summary>How many elements, repetitions or components a segment may have when it is written.</summary>
    private const int Most = 999;

    public static string Of(string tag, int element, int repetition, int component) =>
        tag + element.ToString("00", CultureInfo.InvariantCulture)
        + (repetition == 1 ? "" : "*" + repetition.ToString(CultureInfo.InvariantCulture))
        + (component == 1 ? "" : "-" + component.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes a name apart.</summary>
    public static bool TryParse(string tag, string name, out (int Element, int Repetition, int Component) place)
    {
        place = default;
        if (!name.StartsWith(tag, StringComparison.Ordinal))
        {
            return false;
        }

        var byComponent = name[tag.Length..].Split('-');
        var byRepetition = byComponent[0].Split('*');
        place = (Number(byRepetition[0]), byRepetition.Length > 1 ? Number(byRepetition[1]) : 1, byComponent.Length > 1 ? Number(byComponent[1]) : 1);
        // Only the one spelling that reading gives, so that a tree has one form.
        return place is { Element: > 0, Repetition: > 0, Component: > 0 } && Of(tag, place.Element, place.Repetition, place.Component) == name;
    }

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : 0;
}
