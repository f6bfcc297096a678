using IntegrationHub.Core.Versioning;
using IntegrationHub.PlantSimulator;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>Somebody edits a mapping and leaves its version: the hub refuses it and goes on with what is in force.</summary>
internal sealed class ChangedMappingChapter : IChapter
{
    private const string File = "mappings/erp-sap/goods-issue.yaml";
    private const string Mapping = "erp-sap/goods-issue";

    public string Title => "A changed mapping, refused under its old version";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var before = await EffectiveAsync(stage, cancellationToken);
        var home = CopyHome(stage);
        telling.Say($"In a copy of the configuration, {home}, somebody turns movement type 261, an issue, into 262, its reversal, in {File} and leaves the version at {before.Version}.");
        var problems = await stage.Hub.ImportAsync(home, cancellationToken);
        foreach (var problem in problems)
        {
            telling.Say($"  refused: {problem}");
        }

        telling.Claim(problems is [{ Code: "VER-0020" }] && problems[0].Place == File, "the import is refused: the version is on record with other content");
        var after = await EffectiveAsync(stage, cancellationToken);
        telling.Claim(after.Closure == before.Closure, $"{Mapping} goes on with {after.Version} under closure {after.Closure[..12]} ({after.Standing})");

        var line = await stage.PushAsync([stage.Plant.Day.LateScan], cancellationToken);
        telling.Claim(line.Balanced, $"and the hub goes on working: the scan, sent once more, is suppressed as known ({line.Suppressed} so far)");
        telling.See($"curl {stage.Hub.Address}api/v1/versions");
    }

    private static async Task<(string Closure, string Version, string Standing)> EffectiveAsync(Stage stage, CancellationToken cancellationToken)
    {
        var versions = await stage.AskAsync<VersionList>("versions", cancellationToken);
        var effective = versions.Effective.First(one => one.Interface == Mapping);
        const string line = $"{nameof(ItemKind.Mapping)} {Mapping}@";
        var version = effective.Items.First(item => item.StartsWith(line, StringComparison.Ordinal))[line.Length..].Split(' ')[0];
        return (effective.Closure, version, effective.Standing);
    }

    private static string CopyHome(Stage stage)
    {
        var copy = stage.Folder.In("changed-home");
        foreach (var file in Host.Composition.HomeFolder.Read(stage.Settings.Home))
        {
            var path = Path.Combine(copy, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, file.Bytes.ToArray());
        }

        var mapping = Path.Combine(copy, File);
        System.IO.File.WriteAllText(mapping, System.IO.File.ReadAllText(mapping).Replace("\"261\"", "\"262\"", StringComparison.Ordinal));
        return copy;
    }
}
