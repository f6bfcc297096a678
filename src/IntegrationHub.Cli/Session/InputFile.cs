using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Cli.Session;

/// <summary>Reads the files that a command line names.</summary>
internal static class InputFile
{
    /// <summary>Refuses before any work is done when one of the files is not there.</summary>
    public static void MustExist(IEnumerable<string> files)
    {
        var missing = files.Where(file => !File.Exists(file)).ToList();
        if (missing.Count > 0)
        {
            throw new CouldNotException($"There is no file {string.Join(", ", missing)}. Nothing was read; correct the name.");
        }
    }

    /// <summary>Reads a message; one that is longer than any message may be is not read.</summary>
    public static Outcome<byte[]> Read(string file)
    {
        var (length, most) = (new FileInfo(file).Length, FormatLimits.Default.Json.MaxBytes);
        return length <= most
            ? Outcome<byte[]>.Of(File.ReadAllBytes(file))
            : Outcome<byte[]>.Failed(new Problem("FMT-0004", $"The file has {length} bytes, at most {most} are read. Split it at its source.", file));
    }
}
