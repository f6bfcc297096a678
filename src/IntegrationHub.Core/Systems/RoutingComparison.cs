using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Compares two versions of the routing policy: who is no longer told, and who is told too.</summary>
public static class RoutingComparison
{
    /// <summary>Compares.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="oldNode">Its document.</param>
    /// <param name="after">The new version.</param>
    /// <param name="newNode">Its document.</param>
    public static ItemComparison Compare(RoutingPolicy before, YamlNode oldNode, RoutingPolicy after, YamlNode newNode) =>
        ItemComparison.Of(oldNode, newNode, () => Changes(before, oldNode, after, newNode));

    private static IEnumerable<ItemChange> Changes(RoutingPolicy before, YamlNode oldNode, RoutingPolicy after, YamlNode newNode)
    {
        foreach (var old in before.Routes.Where(route => after.Routes.All(other => other.Id != route.Id)))
        {
            yield return Lost(ChangeKind.Removed, old, $"route '{old.Id}' is gone; it sent {old.Message} to {string.Join(", ", old.To)}", Place(oldNode, old), null);
        }

        foreach (var route in after.Routes)
        {
            var place = Place(newNode, route);
            if (before.Routes.FirstOrDefault(other => other.Id == route.Id) is not { } old)
            {
                yield return Won(ChangeKind.Added, route, $"route '{route.Id}' is new; it sends {route.Message} to {string.Join(", ", route.To)}", null, place);
                continue;
            }

            foreach (var (text, loses) in Differences(old, route))
            {
                var words = $"route '{route.Id}' {text}";
                yield return loses ? Lost(ChangeKind.Changed, old, words, Place(oldNode, old), place) : Won(ChangeKind.Changed, route, words, Place(oldNode, old), place);
            }
        }
    }

    private static IEnumerable<(string Text, bool Loses)> Differences(Route old, Route route)
    {
        if (old.Message != route.Message)
        {
            yield return ($"sends {route.Message} instead of {old.Message}", true);
        }

        foreach (var target in old.To.Except(route.To, StringComparer.Ordinal))
        {
            yield return ($"no longer sends to {target}", true);
        }

        foreach (var target in route.To.Except(old.To, StringComparer.Ordinal))
        {
            yield return ($"also sends to {target}", false);
        }

        if (!old.From.ToHashSet(StringComparer.Ordinal).SetEquals(route.From))
        {
            var wider = route.From.Count == 0 || (old.From.Count > 0 && old.From.All(from => route.From.Contains(from, StringComparer.Ordinal)));
            yield return ($"takes from {Words(route.From)} instead of {Words(old.From)}", !wider);
        }

        foreach (var member in old.When.Keys.Union(route.When.Keys, StringComparer.Ordinal))
        {
            var (was, now) = (old.When.GetValueOrDefault(member), route.When.GetValueOrDefault(member));
            if (was is null || now is null || !was.ToHashSet(StringComparer.Ordinal).SetEquals(now))
            {
                yield return ($"applies when {member} is {Words(now ?? [])} instead of {Words(was ?? [])}", now is not null && (was is null || was.Except(now, StringComparer.Ordinal).Any()));
            }
        }
    }

    private static ItemChange Lost(ChangeKind kind, Route route, string text, string? oldPlace, string? newPlace) => route.Message == "nonconformance"
        ? new(kind, route.Id, ChangeClass.LosesNcrLink, text, "a system that must act is not told of the nonconformance", oldPlace, newPlace)
        : new(kind, route.Id, ChangeClass.NarrowsRecall, text, "a target no longer records what happened to material", oldPlace, newPlace);

    private static ItemChange Won(ChangeKind kind, Route route, string text, string? oldPlace, string? newPlace) =>
        new(kind, route.Id, ChangeClass.WidensRecall, text, "one more system acts on it", oldPlace, newPlace);

    private static string Words(IReadOnlyList<string> texts) => texts.Count == 0 ? "anything" : string.Join(" or ", texts);

    private static string? Place(YamlNode node, Route route) => node["routes"]?.Items.FirstOrDefault(item => item["id"]?.Source == route.Id)?.Place;
}
