using System.Globalization;

namespace IntegrationHub.Cli.Demo;

/// <summary>The data folder of a demo. It carries a mark, so that a simulated day never lands among real data, nor one day upon another.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Seed">The day that is told in it.</param>
/// <param name="IsRepeat">Whether an earlier run told it here, at least in part.</param>
internal sealed record DemoFolder(string Path, int Seed, bool IsRepeat)
{
    private const string MarkName = "demo.seed";
    private const string DatabaseName = "hub.db";

    /// <exception cref="WrongUseException">The folder holds a hub's data that no demo made, or another day's.</exception>
    public static DemoFolder Open(string path, int seed)
    {
        var mark = System.IO.Path.Combine(path, MarkName);
        var told = File.Exists(mark) ? File.ReadAllText(mark).Trim() : null;
        var text = seed.ToString(CultureInfo.InvariantCulture);
        if (told is null && File.Exists(System.IO.Path.Combine(path, DatabaseName)))
        {
            throw new WrongUseException($"{path} holds the data of a hub that no demo made. Name another folder with --data: a simulated day must not mix with real ones.");
        }

        if (told is not null && told != text)
        {
            throw new WrongUseException($"{path} holds the day of seed {told}, and this is seed {text}: the same numbers would name other pieces. Use --seed {told}, or another folder with --data.");
        }

        Directory.CreateDirectory(path);
        File.WriteAllText(mark, text);
        return new DemoFolder(path, seed, told is not null);
    }

    /// <summary>Gets a place for what the plant keeps.</summary>
    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);
}
