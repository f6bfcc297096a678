using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Adapters.Connectors.Files;

/// <summary>Limits of file drops.</summary>
public sealed class FileDropOptions
{
    /// <summary>Gets or sets the folder that holds <c>system/interface</c> folders. Ignored for a system whose address is a <c>file:</c> address.</summary>
    /// <value>A folder; empty means that file drops are not used.</value>
    public string DropRoot { get; set; } = "";

    /// <summary>Gets or sets how long size and time of a file must stand still before it is taken: a writer may still be at it.</summary>
    /// <value>Milliseconds, 0 to 600,000. The default is 1,000; 0 takes files at once.</value>
    [Range(0, 600_000)]
    public int StableForMilliseconds { get; set; } = 1_000;

    /// <summary>Gets or sets the size of the largest file that is taken; a larger one is moved to <c>refused/</c>.</summary>
    /// <value>Bytes, 1 kB to 1 GB. The default is 64 MB.</value>
    [Range(1_024, 1_073_741_824)]
    public int MaxFileBytes { get; set; } = 64 * 1024 * 1024;
}
