using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Measurement;

/// <summary>Measures the hub on the caller's own files.</summary>
internal static class BenchCommand
{
    public static Command Create(GlobalOptions options) =>
        new("bench", "Measures the hub on your own files: a warm-up, then repetitions; median, minimum, maximum and peak memory.")
        {
            BenchValidate.Create(options),
            BenchMap.Create(options),
            BenchTrace.Create(options),
            BenchReconcile.Create(options),
        };

    /// <summary>How often the work is measured.</summary>
    public static Option<int> CountOption()
    {
        var option = new Option<int>("--repetitions") { Description = "How often it is measured after the warm-up, 3 to 1000.", DefaultValueFactory = _ => 7 };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 3 or > 1000)
            {
                given.AddError("--repetitions takes 3 to 1000.");
            }
        });
        return option;
    }

    /// <summary>Prints figures and what they were measured on.</summary>
    public static void Print(Repetitions figures, JsonObject facts, bool json)
    {
        if (!json)
        {
            Console.Out.WriteLine(figures);
            Console.Out.WriteLine(string.Join(", ", facts.Select(fact => $"{fact.Key} {fact.Value}")));
            return;
        }

        var all = figures.ToJson();
        foreach (var (name, value) in facts)
        {
            all[name] = value?.DeepClone();
        }

        Json.Print(all);
    }
}
