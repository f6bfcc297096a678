using Microsoft.AspNetCore.Components;

namespace IntegrationHub.Host.Layout;

/// <summary>The choices of a page, kept in its address so that they can be sent to a colleague. One for each page.</summary>
/// <param name="navigation">Where the browser is.</param>
internal sealed class FilterAddress(NavigationManager navigation)
{
    // An address comes back from the browser some time after it was sent there. A choice made meanwhile stands on the last one sent, or it would undo it.
    private readonly List<string> _underWay = [];

    /// <summary>Sets one choice and leaves the others.</summary>
    /// <param name="name">The name of the query parameter.</param>
    /// <param name="value">The choice; null or blank is none.</param>
    public void Set(string name, string? value)
    {
        var here = navigation.Uri;
        if (!_underWay.Contains(here) || _underWay[^1] == here)
        {
            _underWay.Clear();
            _underWay.Add(here);
        }

        var there = navigation.GetUriWithQueryParameters(_underWay[^1], new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim() });
        _underWay.Add(there);
        navigation.NavigateTo(there, replace: true);
    }
}
