namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>The order in which a contract lists the members of its objects; outputs follow it.</summary>
public interface ITargetOrder
{
    /// <summary>Gets the order of the elements, where this is an array.</summary>
    ITargetOrder? Items { get; }

    /// <summary>Gets the place of a member, from 0; <see cref="int.MaxValue"/> where the contract does not name it.</summary>
    int Rank(string member);

    /// <summary>Gets the order within a member.</summary>
    ITargetOrder? Member(string name);
}
