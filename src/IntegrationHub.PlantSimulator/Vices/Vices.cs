using System.Collections.Frozen;

namespace IntegrationHub.PlantSimulator;

/// <summary>The vices of all systems, switchable while the plant runs.</summary>
public sealed class Vices
{
    private readonly Lock _gate = new();
    private readonly FrozenDictionary<string, Habit> _habits;

    internal Vices(int seed) => _habits = PlantSystems.All
        .Select((system, index) => KeyValuePair.Create(system, new Habit(new Random(unchecked((seed * 31) + index)))))
        .ToFrozenDictionary();

    /// <summary>Gets how a system misbehaves at the moment, with the counts that are left.</summary>
    /// <exception cref="ArgumentException">There is no such system.</exception>
    public Vice Of(string system)
    {
        lock (_gate) return Find(system).Vice;
    }

    /// <summary>Replaces how a system misbehaves; what the new value leaves out is off.</summary>
    /// <exception cref="ArgumentException">There is no such system, or a value is out of its range.</exception>
    public void Set(string system, Vice vice)
    {
        vice.Check();
        lock (_gate) Find(system).Vice = vice;
    }

    /// <summary>Switches every vice off.</summary>
    public void Clear()
    {
        foreach (var system in PlantSystems.All) Set(system, new Vice());
    }

    /// <summary>Decides what happens to one request, using up one of the counts where there is one.</summary>
    internal ViceAction Decide(string system, bool isPost)
    {
        lock (_gate)
        {
            var habit = Find(system);
            var vice = habit.Vice;
            if (vice.Down) return vice.DropConnections ? ViceAction.Drop : ViceAction.Unavailable;
            if (vice.FailNext > 0)
            {
                habit.Vice = vice with { FailNext = vice.FailNext - 1 };
                return ViceAction.Fail;
            }

            if (vice.FailRate > 0 && habit.Chance.NextDouble() < vice.FailRate) return ViceAction.Fail;
            if (!isPost || vice.LoseReplies == 0) return ViceAction.Serve;
            habit.Vice = vice with { LoseReplies = vice.LoseReplies - 1 };
            return ViceAction.LoseReply;
        }
    }

    private Habit Find(string system) => _habits.TryGetValue(system, out var habit)
        ? habit
        : throw new ArgumentException($"No system '{system}'; use one of {string.Join(", ", PlantSystems.All)}.", nameof(system));

    private sealed class Habit(Random chance)
    {
        public Random Chance { get; } = chance;

        public Vice Vice { get; set; } = new();
    }
}

/// <summary>What a vice does to one request.</summary>
internal enum ViceAction
{
    Serve,
    Unavailable,
    Drop,
    Fail,
    LoseReply,
}
