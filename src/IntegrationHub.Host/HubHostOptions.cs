using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Host;

/// <summary>How the web side of the hub behaves.</summary>
public sealed class HubHostOptions
{
    /// <summary>Gets or sets how often the page looks for other instances' changes; it is told of this one's. One look serves every open page, and looking takes at most a tenth of the time.</summary>
    /// <value>Milliseconds, 100 to 60,000. The default is 1,000.</value>
    [Range(100, 60_000)]
    public int LookEveryMilliseconds { get; set; } = 1_000;

    /// <summary>Gets or sets how long an intake call with <c>wait=true</c> waits before it answers that the messages are not settled yet.</summary>
    /// <value>Seconds, 1 to 3,600. The default is 1,200.</value>
    [Range(1, 3_600)]
    public int LongestWaitSeconds { get; set; } = 1_200;
}
